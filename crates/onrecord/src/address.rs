//! Addresses of pages, and which machines may be asked for them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;
use url::Url;

/// The address that an argument is, if it is one; a path that looks like one can be given as `./http:/…`.
///
/// # Errors
/// If it is an address, and not one of a page.
pub(crate) fn of_argument(argument: &Path) -> Option<Result<Url, String>> {
    let typed = argument.to_str()?;
    let (scheme, _) = typed.split_once("://")?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| parse(typed))
}

/// The address of a page, or what is wrong with it.
pub(crate) fn parse(typed: &str) -> Result<Url, String> {
    let mut url =
        Url::parse(typed.trim()).map_err(|error| format!("this is no address: {error}"))?;
    check(&url)?;
    // What stands behind # is for the browser alone, and would make two articles of one.
    url.set_fragment(None);
    Ok(url)
}

/// What is wrong with an address, where something is.
pub(crate) fn check(url: &Url) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!(
            "only addresses that begin with http:// or https:// can be read, not {}:",
            url.scheme()
        ));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("the address names no machine".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(
            "the address holds a name or a password, which the record would show: leave them out"
                .to_owned(),
        );
    }
    Ok(())
}

/// Whether an address is no machine on the public network: this one, the local network's, many at once, or
/// one of those that are kept for special uses. A page that could send the program there could look behind
/// the user's walls.
pub(crate) fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    /// The first address of a range and the number of bits that its addresses share.
    const SPECIAL: [([u8; 4], u32); 15] = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    let bits = u32::from(ip);
    SPECIAL.iter().any(|(first, shared)| {
        let first = u32::from(Ipv4Addr::from(*first));
        (bits ^ first) >> (32 - shared) == 0
    })
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    if let Some(inside) = ip.to_ipv4_mapped() {
        return is_private_v4(inside);
    }
    let [a, b, .., high, low] = ip.segments();
    // Networks without IPv4 reach it through 64:ff9b::/96.
    if ip.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let bits = (u32::from(high) << 16) | u32::from(low);
        return is_private_v4(Ipv4Addr::from(bits));
    }
    // Only 2000::/3 is given to machines on the public network, and not all of it: tunnels (2001::/23,
    // 2002::/16) could end anywhere, and 2001:db8::/32 and 3fff::/20 are for examples.
    let is_public = a & 0xe000 == 0x2000
        && !(a == 0x2001 && b < 0x200)
        && !(a == 0x2001 && b == 0xdb8)
        && a != 0x2002
        && !(a == 0x3fff && b < 0x1000);
    !is_public
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_public_is_known() {
        let check = |ip: &str, expected: bool| {
            assert_eq!(is_private(ip.parse().unwrap()), expected, "{ip}");
        };
        for ip in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "239.255.255.250",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff::1",
        ] {
            check(ip, true);
        }
        for ip in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2001:4860::1",
            "2606:4700::1",
            "2a00:1450::1",
        ] {
            check(ip, false);
        }
    }

    #[test]
    fn addresses_are_told_from_paths_and_from_those_that_cannot_be_read() {
        let check = |typed: &str, expected: Option<Result<&str, &str>>| match (
            of_argument(Path::new(typed)),
            expected,
        ) {
            (None, None) => {}
            (Some(Ok(url)), Some(Ok(expected))) => assert_eq!(url.as_str(), expected, "{typed}"),
            (Some(Err(error)), Some(Err(expected))) => {
                assert!(error.contains(expected), "{typed}: {error}");
            }
            (found, _) => panic!("{typed}: {found:?}"),
        };
        check("report.txt", None);
        check("-", None);
        check("./http://x", None);
        check("C:\\reports", None);
        check("https://paper.example/a b#top", Some(Ok("https://paper.example/a%20b")));
        check("HTTP://Paper.Example", Some(Ok("http://paper.example/")));
        check("http://0x7f.1/", Some(Ok("http://127.0.0.1/")));
        check("ftp://paper.example/", Some(Err("http:// or https://")));
        check("file:///etc/passwd", Some(Err("http:// or https://")));
        check("https://", Some(Err("no address")));
        check("https://nora:secret@paper.example/", Some(Err("password")));
    }
}
