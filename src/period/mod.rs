//! Months, the working calendar and working hours.
