//! Pasted text → tables → typed figures; every value remembers its cell.
