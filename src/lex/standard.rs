//! The editions of C++ that `-std=` names, and what the lexer takes from each.

/// An edition of C++, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edition {
    Cxx98,
    Cxx11,
    Cxx14,
    Cxx17,
    Cxx20,
    Cxx23,
    Cxx26,
}

/// What `-std=` chose: an edition, with GNU's extensions or strictly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Standard {
    pub edition: Edition,
    /// `gnu++NN`: trigraphs are off, `typeof`, `linux` and `unix` are on.
    pub is_gnu: bool,
    /// The release of GCC that the session stands for: that of the headers it reads.
    pub release: u8,
}

/// The releases of GCC that can be stood for; headers of older and newer ones get the nearest.
pub const RELEASES: std::ops::RangeInclusive<u8> = 12..=15;

impl Standard {
    pub const GNU17: Standard = Standard { edition: Edition::Cxx17, is_gnu: true, release: *RELEASES.start() };
    pub const GNU20: Standard = Standard { edition: Edition::Cxx20, is_gnu: true, release: *RELEASES.start() };
    pub const GNU23: Standard = Standard { edition: Edition::Cxx23, is_gnu: true, release: *RELEASES.start() };

    /// The standard that `-std=name` asks for: `c++NN` or `gnu++NN`, with GCC's older spellings too.
    pub fn parse(name: &str) -> Option<Standard> {
        let (is_gnu, year) = match name.strip_prefix("gnu++") {
            Some(year) => (true, year),
            None => (false, name.strip_prefix("c++")?),
        };
        let edition = match year {
            "98" | "03" => Edition::Cxx98,
            "11" | "0x" => Edition::Cxx11,
            "14" | "1y" => Edition::Cxx14,
            "17" | "1z" => Edition::Cxx17,
            "20" | "2a" => Edition::Cxx20,
            "23" | "2b" => Edition::Cxx23,
            "26" | "2c" => Edition::Cxx26,
            _ => return None,
        };
        Some(Standard { edition, is_gnu, release: *RELEASES.start() })
    }

    /// Whether there are the extended floating-point types of C++23, as in GCC from release 13 on ([basic.extended.fp]).
    pub fn has_extended_floats(self) -> bool {
        self.release >= 13
    }

    /// Whether the edition is `edition` or a later one.
    pub fn has(self, edition: Edition) -> bool {
        self.edition >= edition
    }
}

impl Default for Standard {
    fn default() -> Standard {
        Standard::GNU20
    }
}
