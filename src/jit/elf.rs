//! Whether a shared library exports a name, read from its ELF file without loading it.
//!
//! The table of `DT_GNU_HASH` answers with a few small reads: a Bloom filter that says no for almost every
//! library, then one bucket of symbols.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

const SECTION: usize = 64;
const SYMBOL: u64 = 24;
const SHT_DYNSYM: u32 = 11;
const SHT_GNU_HASH: u32 = 0x6fff_fff6;
/// Longer buckets than this do not occur in files that a linker made.
const MAX_BUCKET: u32 = 4096;

/// Whether a 64-bit little-endian ELF file's dynamic symbol table defines `symbol`; `None` if it is not one.
pub(super) fn exports(path: &Path, symbol: &str) -> Option<bool> {
    let file = File::open(path).ok()?;
    let header = bytes_at(&file, 0, 64)?;
    if header.get(..6)? != b"\x7fELF\x02\x01" {
        return None;
    }
    let n_sections = usize::from(u16_of(&header, 60)?);
    let table = bytes_at(&file, u64_of(&header, 40)?, n_sections * SECTION)?;
    let sections: Vec<&[u8]> = table.chunks_exact(SECTION).collect();
    let of_kind = |kind| sections.iter().find(|it| u32_of(it, 4) == Some(kind));
    let (hash_section, dynsym) = (of_kind(SHT_GNU_HASH)?, of_kind(SHT_DYNSYM)?);
    let strings = sections.get(u32_of(dynsym, 40)? as usize)?;
    let tables =
        Tables { hash: u64_of(hash_section, 24)?, symbols: u64_of(dynsym, 24)?, strings: u64_of(strings, 24)?, file };
    tables.defines(symbol)
}

/// File offsets of the tables of one library.
struct Tables {
    file: File,
    hash: u64,
    symbols: u64,
    strings: u64,
}

impl Tables {
    fn defines(&self, symbol: &str) -> Option<bool> {
        let header = bytes_at(&self.file, self.hash, 16)?;
        let n_buckets = u32_of(&header, 0)?;
        let first_symbol = u32_of(&header, 4)?;
        let n_bloom = u32_of(&header, 8)?;
        let shift = u32_of(&header, 12)?;
        if n_buckets == 0 || n_bloom == 0 {
            return Some(false);
        }
        let hash = gnu_hash(symbol);
        let bloom_start = self.hash + 16;
        let word = self.u64_at(bloom_start + u64::from(hash / 64 % n_bloom) * 8)?;
        let bits = 1_u64 << (hash % 64) | 1_u64 << (hash.checked_shr(shift).unwrap_or(0) % 64);
        if word & bits != bits {
            return Some(false);
        }
        let buckets_start = bloom_start + u64::from(n_bloom) * 8;
        let chains_start = buckets_start + u64::from(n_buckets) * 4;
        let first = self.u32_at(buckets_start + u64::from(hash % n_buckets) * 4)?;
        if first < first_symbol {
            return Some(false);
        }
        for index in first..first.saturating_add(MAX_BUCKET) {
            let link = self.u32_at(chains_start + u64::from(index - first_symbol) * 4)?;
            if link | 1 == hash | 1 && self.is_definition(index, symbol)? {
                return Some(true);
            }
            if link & 1 != 0 {
                break;
            }
        }
        Some(false)
    }

    fn is_definition(&self, index: u32, symbol: &str) -> Option<bool> {
        let entry = bytes_at(&self.file, self.symbols + u64::from(index) * SYMBOL, SYMBOL as usize)?;
        let is_defined = u16_of(&entry, 6)? != 0;
        let name = bytes_at(&self.file, self.strings + u64::from(u32_of(&entry, 0)?), symbol.len() + 1)?;
        Some(is_defined && name.strip_suffix(&[0]) == Some(symbol.as_bytes()))
    }

    fn u32_at(&self, offset: u64) -> Option<u32> {
        u32_of(&bytes_at(&self.file, offset, 4)?, 0)
    }

    fn u64_at(&self, offset: u64) -> Option<u64> {
        u64_of(&bytes_at(&self.file, offset, 8)?, 0)
    }
}

fn gnu_hash(name: &str) -> u32 {
    name.bytes().fold(5381, |hash: u32, byte| hash.wrapping_mul(33).wrapping_add(u32::from(byte)))
}

fn bytes_at(file: &File, offset: u64, len: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; len];
    file.read_exact_at(&mut bytes, offset).ok()?;
    Some(bytes)
}

fn u16_of(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_of(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_of(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
