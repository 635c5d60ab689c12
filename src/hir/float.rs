//! Floating-point formats and constants: one place that knows what their bits mean.

use rustc_apfloat::Float as _;
use rustc_apfloat::ieee::{BFloat, Half, Quad, X87DoubleExtended};

/// A format of floating-point numbers. Each holds every value of those before it, but that [`FloatFormat::Half`] and
/// [`FloatFormat::BFloat`] hold values that the other does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FloatFormat {
    /// IEEE binary16.
    Half,
    /// The upper half of binary32.
    BFloat,
    /// IEEE binary32.
    Single,
    /// IEEE binary64.
    Double,
    /// The x87's 80 bits, whose leading bit of the significand is explicit.
    X87,
    /// IEEE binary128.
    Quad,
}

impl FloatFormat {
    /// How many bits of an object take part in the value.
    pub fn bits(self) -> u32 {
        match self {
            FloatFormat::Half | FloatFormat::BFloat => 16,
            FloatFormat::Single => 32,
            FloatFormat::Double => 64,
            FloatFormat::X87 => 80,
            FloatFormat::Quad => 128,
        }
    }

    /// The size of an object in bytes, which is its alignment (psABI figure 3.1).
    pub fn size(self) -> u64 {
        u64::from(self.bits()).div_ceil(8).next_power_of_two()
    }

    /// The precision of the significand, with the leading bit.
    pub fn digits(self) -> u32 {
        match self {
            FloatFormat::Half => 11,
            FloatFormat::BFloat => 8,
            FloatFormat::Single => 24,
            FloatFormat::Double => 53,
            FloatFormat::X87 => 64,
            FloatFormat::Quad => 113,
        }
    }

    /// How many bits of the significand an object stores.
    fn stored_digits(self) -> u32 {
        if self == FloatFormat::X87 { 64 } else { self.digits() - 1 }
    }

    /// The exponent's bits, all set: those of infinities and NaNs.
    fn max_biased(self) -> u32 {
        (1 << (self.bits() - 1 - self.stored_digits())) - 1
    }

    /// The greatest exponent of a finite number.
    pub fn max_exponent(self) -> i32 {
        (self.max_biased() / 2) as i32
    }

    /// Whether every value of `self` is a value of `wider`.
    pub fn is_within(self, wider: FloatFormat) -> bool {
        self == wider || self < wider && (self, wider) != (FloatFormat::Half, FloatFormat::BFloat)
    }

    /// The bits of infinity: the exponent, and the leading bit where it is explicit.
    fn infinity(self) -> u128 {
        let leading = if self == FloatFormat::X87 { 1 << 63 } else { 0 };
        u128::from(self.max_biased()) << self.stored_digits() | leading
    }

    /// A NaN with these low bits of the significand; a signalling one without any gets the bit below the quiet one.
    pub fn nan(self, is_signaling: bool, payload: u64) -> Float {
        let n_payload = self.digits() - 2;
        let payload = u128::from(payload) & ((1 << n_payload) - 1);
        let rest = match (is_signaling, payload) {
            (false, _) => payload | 1 << n_payload,
            (true, 0) => 1 << (n_payload - 1),
            (true, _) => payload,
        };
        Float { format: self, bits: self.infinity() | rest }
    }
}

/// A floating-point constant. Constants compare by their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Float {
    pub format: FloatFormat,
    pub bits: u128,
}

impl Float {
    pub fn single(value: f32) -> Float {
        Float { format: FloatFormat::Single, bits: u128::from(value.to_bits()) }
    }

    pub fn double(value: f64) -> Float {
        Float { format: FloatFormat::Double, bits: u128::from(value.to_bits()) }
    }

    pub fn zero(format: FloatFormat) -> Float {
        Float { format, bits: 0 }
    }

    pub fn sign_bit(self) -> u128 {
        1 << (self.format.bits() - 1)
    }

    pub fn is_negative(self) -> bool {
        self.bits & self.sign_bit() != 0
    }

    /// The unbiased exponent of a normal number; none for zeros, subnormals, infinities and NaNs.
    pub fn exponent(self) -> Option<i32> {
        let max = self.format.max_biased();
        let biased = (self.bits >> self.format.stored_digits()) as u32 & max;
        (biased != 0 && biased != max).then(|| biased as i32 - self.format.max_exponent())
    }
}

/// The number in decimal: digits that read back equal, the fewest for the formats that Rust has.
impl std::fmt::Display for Float {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.format {
            FloatFormat::Half => write!(f, "{}", Half::from_bits(self.bits)),
            FloatFormat::BFloat => write!(f, "{}", BFloat::from_bits(self.bits)),
            FloatFormat::Single => write!(f, "{:?}", f32::from_bits(self.bits as u32)),
            FloatFormat::Double => write!(f, "{:?}", f64::from_bits(self.bits as u64)),
            FloatFormat::X87 => write!(f, "{}", X87DoubleExtended::from_bits(self.bits)),
            FloatFormat::Quad => write!(f, "{}", Quad::from_bits(self.bits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_know_their_bits() {
        let formats = [
            FloatFormat::Half,
            FloatFormat::BFloat,
            FloatFormat::Single,
            FloatFormat::Double,
            FloatFormat::X87,
            FloatFormat::Quad,
        ];
        assert_eq!(formats.map(FloatFormat::max_exponent), [15, 127, 127, 1023, 16383, 16383]);
        assert_eq!(formats.map(FloatFormat::size), [2, 2, 4, 8, 16, 16]);
        assert_eq!(FloatFormat::Double.nan(false, 0).bits, u128::from(0x7ff8u64 << 48));
        assert_eq!(FloatFormat::X87.nan(true, 0).bits, 0x7fff_a000_0000_0000_0000);
        assert_eq!(Float::double(8.0).exponent(), Some(3));
        assert_eq!(Float::single(0.0).exponent(), None);
        assert!(!FloatFormat::Half.is_within(FloatFormat::BFloat) && FloatFormat::Half.is_within(FloatFormat::Single));
    }
}
