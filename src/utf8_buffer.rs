//! Text that comes in as UTF-8, in parts cut anywhere.

use std::str::Utf8Error;

/// Text so far. What is no UTF-8 stands in it as `U+FFFD`.
#[derive(Debug, Default)]
pub(crate) struct Utf8Buffer {
    text: String,
    /// The beginning of a letter that was cut in two.
    cut: Vec<u8>,
}

impl Utf8Buffer {
    /// Makes room for so many bytes more, and not much more than that.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        if self.text.capacity().saturating_sub(self.text.len()) < bytes {
            self.text.reserve_exact(bytes.max(self.text.len() / 4));
        }
    }

    /// Takes the next part.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        if self.cut.is_empty() {
            return self.add(bytes);
        }
        let mut bytes_with_cut = std::mem::take(&mut self.cut);
        bytes_with_cut.extend_from_slice(bytes);
        self.add(&bytes_with_cut);
    }

    /// Takes the next part, which is text: it need not be looked through again.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.end();
        self.reserve(text.len());
        self.text.push_str(text);
    }

    /// Nothing more belongs to the letter that was cut in two.
    pub(crate) fn end(&mut self) {
        if !self.cut.is_empty() {
            self.cut.clear();
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
    }

    /// So many bytes at the beginning are not needed any more.
    pub(crate) fn forget(&mut self, bytes: usize) {
        if bytes >= self.text.len() {
            self.text.clear();
        } else if bytes > 0 {
            self.text.drain(..bytes);
        }
    }

    /// The text so far.
    pub(crate) fn read(&self) -> &str {
        &self.text
    }

    fn add(&mut self, mut bytes: &[u8]) {
        loop {
            let error = match utf8(bytes) {
                Ok(text) => return self.text.push_str(text),
                Err(error) => error,
            };
            let (text, after) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
            self.text.push_str(std::str::from_utf8(text).unwrap_or_default());
            let Some(wrong) = error.error_len() else { return self.cut.extend_from_slice(after) };
            self.text.push(char::REPLACEMENT_CHARACTER);
            bytes = after.get(wrong..).unwrap_or_default();
        }
    }
}

/// The bytes as text.
fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    // Where the machine looks at sixteen bytes at once; it says only whether there is something wrong.
    #[cfg(target_feature = "simd128")]
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_does_not_matter_where_it_is_cut(
            pieces in prop::collection::vec(prop::collection::vec(prop_oneof![
                Just(0xe8_u8), Just(0x93), Just(0x9d), Just(0xf0), Just(b'a'), any::<u8>(),
            ], 0..6), 0..12),
        ) {
            let mut incoming = Utf8Buffer::default();
            for piece in &pieces {
                incoming.push(piece);
            }
            incoming.end();
            let whole = pieces.concat();
            prop_assert_eq!(incoming.read(), String::from_utf8_lossy(&whole));
        }
    }
}
