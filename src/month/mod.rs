//! What a vendor's month is: its figures by slot, as programs hand it in and get it out, and what cannot be.

pub(crate) mod allowed;
mod consistency;
mod from_json;
mod possible;
mod print;
mod record;
mod rows;
mod survey;
mod to_json;

pub(crate) use consistency::check;
pub(crate) use possible::possible;
pub use print::print;
pub use record::{CategoryRow, Pasted, Quotient, Record, SeatChange, WorkOrder};
pub use rows::{Row, RowFigures};
pub(crate) use survey::survey;
pub use to_json::{
    CategoryFigures, FigureCells, FigureValue, QuotientFigures, SeatChangeFigures, VendorMonth, WorkOrderFigures,
};
