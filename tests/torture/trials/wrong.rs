//! What went wrong in a case, in words.

use std::fmt;

/// A case that did not go as it must.
#[derive(Debug)]
pub struct Wrong(String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Wrong {
    fn from(error: std::io::Error) -> Wrong {
        Wrong(error.to_string())
    }
}

impl From<&str> for Wrong {
    fn from(text: &str) -> Wrong {
        Wrong(text.to_owned())
    }
}

impl From<String> for Wrong {
    fn from(text: String) -> Wrong {
        Wrong(text)
    }
}

impl Wrong {
    /// The same with words before it.
    pub fn about(self, what: impl fmt::Display) -> Wrong {
        Wrong(format!("{what}: {}", self.0))
    }
}

/// Ends a case with these words.
pub fn wrong<T>(text: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong(text.into()))
}
