//! What the machine has: its memory, which bounds the cost of the key derivation.

/// The memory of a machine that does not tell, in KiB: 1 GiB, less than anything the window runs on.
const UNTOLD_KIB: u64 = 1 << 20;

/// Most memory the key derivation of a new keyslot may take, in KiB: a quarter of the machine's.
pub(crate) fn kdf_limit_kib() -> u32 {
    // Linux tells in a file; the other systems are not asked.
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    u32::try_from(memory_kib(&told).unwrap_or(UNTOLD_KIB) / 4).unwrap_or(u32::MAX)
}

/// The line `MemTotal:  16384000 kB` of `/proc/meminfo` (man 5 proc); its kB are KiB.
fn memory_kib(meminfo: &str) -> Option<u64> {
    let total = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    total.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_from_the_line_that_tells_it() {
        let told = "MemTotal:       2014012 kB\nMemFree:          81012 kB\n";
        assert_eq!(memory_kib(told), Some(2_014_012));
        assert_eq!(memory_kib(""), None);
        assert_eq!(memory_kib("MemTotal: many"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_machine_tells_and_is_large_enough_for_the_floor() {
        assert!(kdf_limit_kib() > 64 * 1024);
        assert_ne!(u64::from(kdf_limit_kib()), UNTOLD_KIB / 4);
    }
}
