//! The settlement tree and the recorder.
//!
//! Evaluation is written once. A [`Recorder`] that is on keeps a node of every step that says what was done with what;
//! one that is off lets the same steps go by.

use std::ops::Deref;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::number::{Exact, Interval, Rounding};
use crate::open::{Gap, Open};

/// What a step came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, in the unit of whatever states it.
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// Nothing to measure: the denominator is given and is zero. The item drops out; nothing is wrong.
    NoData,
    /// Something that is needed was not given. The value is open, never zero, with all it can still be.
    Open(Rc<Open>),
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a yes. Open and empty values are not.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// Whether something is missing, so that it can be more than one thing.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// Whether it is a yes, or can still be one.
    pub fn may_hold(&self) -> bool {
        match self {
            Self::Open(open) => open.yes,
            known => known.holds(),
        }
    }

    /// What is missing in it.
    pub fn gaps(&self) -> &[Gap] {
        match self {
            Self::Open(open) => &open.gaps,
            _ => &[],
        }
    }

    /// The numbers an open value can still be.
    pub fn between(&self) -> Option<&Interval> {
        match self {
            Self::Open(open) => open.numbers.as_ref(),
            _ => None,
        }
    }
}

impl From<Exact> for Value {
    fn from(number: Exact) -> Self {
        Self::Number(number)
    }
}

/// One step of the computation, as the tree keeps it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The mechanism, by the name it has in contract files.
    pub mechanism: &'static str,
    /// What it came to.
    pub value: Value,
    /// The slot of the name it defines or reads, if any (see [`crate::contract::Plan`]).
    pub slot: Option<usize>,
    /// Which of the month's categories it is about, if any.
    pub category: Option<usize>,
    /// Which row of its slot's table it is about, if any.
    pub row: Option<usize>,
    /// The mechanism's own parameters, such as which partial points count; names as in contract files.
    pub terms: Vec<(&'static str, String)>,
    /// Decimal places and mode, where this step rounds.
    pub rounding: Option<(u32, Rounding)>,
    /// The clause it comes from, where it differs from that of the name.
    pub clause: Option<String>,
}

impl Step {
    /// A step with nothing but its mechanism and its value.
    pub fn new(mechanism: &'static str, value: &Value) -> Self {
        Self {
            mechanism,
            value: value.clone(),
            slot: None,
            category: None,
            row: None,
            terms: Vec::new(),
            rounding: None,
            clause: None,
        }
    }

    /// Says which name it defines or reads.
    #[must_use]
    pub fn slot(mut self, slot: usize) -> Self {
        self.slot = Some(slot);
        self
    }

    /// Says which category it is about, by its place in the month.
    #[must_use]
    pub fn category(mut self, category: usize) -> Self {
        self.category = Some(category);
        self
    }

    /// Says which row of its slot's table it is about.
    #[must_use]
    pub fn row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// Adds a parameter.
    #[must_use]
    pub fn term(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.terms.push((name, value.into()));
        self
    }

    /// Says how it rounds.
    #[must_use]
    pub fn rounded(mut self, places: u32, rounding: Rounding) -> Self {
        self.rounding = Some((places, rounding));
        self
    }

    /// Says which clause it comes from.
    #[must_use]
    pub fn under(mut self, clause: &str) -> Self {
        self.clause = Some(clause.into());
        self
    }
}

/// A recorded step, by its number; of no meaning where nothing is recorded.
pub type Node = usize;

/// Keeps every step, or none. Nodes are shared: a metric that two items use stands here once.
#[derive(Clone, Debug)]
pub struct Recorder {
    steps: Option<Vec<(Step, Vec<Node>)>>,
}

impl Recorder {
    /// Keeps every step.
    pub fn on() -> Self {
        Self { steps: Some(Vec::new()) }
    }

    /// Keeps none.
    pub fn off() -> Self {
        Self { steps: None }
    }

    /// Steps that one will be made from, to be added as they are met.
    pub fn inputs(&self) -> Inputs {
        Inputs(self.steps.as_ref().map(|_| Vec::new()))
    }

    /// Records a step made from earlier ones. `step` is called only where steps are kept.
    #[inline]
    pub fn record(&mut self, step: impl FnOnce() -> Step, inputs: &[Node]) -> Node {
        match &mut self.steps {
            Some(steps) => {
                steps.push((step(), inputs.to_vec()));
                steps.len().saturating_sub(1)
            }
            None => 0,
        }
    }

    /// A step and the steps it was made from.
    pub fn node(&self, node: Node) -> Option<(&Step, &[Node])> {
        self.steps.as_ref()?.get(node).map(|(step, inputs)| (step, inputs.as_slice()))
    }
}

/// Steps that one is made from; none where nothing is recorded.
#[derive(Clone, Debug)]
pub struct Inputs(Option<Vec<Node>>);

impl Inputs {
    /// Adds one.
    #[inline]
    pub fn push(&mut self, node: Node) {
        if let Some(nodes) = &mut self.0 {
            nodes.push(node);
        }
    }
}

impl Deref for Inputs {
    type Target = [Node];

    fn deref(&self) -> &[Node] {
        self.0.as_deref().unwrap_or_default()
    }
}

/// A value and the step that made it.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it came to.
    pub value: Value,
    /// Numerator and denominator, where it is a rate.
    pub counts: Option<Rc<(Exact, Exact)>>,
    /// The step.
    pub node: Node,
}

impl Found {
    /// A value without counts behind it.
    pub fn new(value: impl Into<Value>, node: Node) -> Self {
        Self { value: value.into(), counts: None, node }
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Number(number.into())
    }
}
