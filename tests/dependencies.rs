//! What the program is built from: where its crates come from, under which licenses, in how many
//! versions, and that none of them is there to open a connection.

#![expect(clippy::disallowed_methods, reason = "a test that reads Cargo.lock has to open files")]
#![expect(clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Where every crate comes from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Licenses that go together with ours and ask for no more than being named. `MPL-2.0` binds only
/// whoever changes the files of those crates; we do not.
const LICENSES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates that are there in two versions or more, under the reason. What can go without waiting for
/// others is no reason.
const SECOND_VERSIONS: &[(&str, &[&str])] = &[
    (
        "winit 0.30 keeps to objc2 0.5 on macOS, everybody else is at 0.6",
        &[
            "block2",
            "objc2",
            "objc2-app-kit",
            "objc2-foundation",
            "objc2-metal",
            "objc2-quartz-core",
            "objc2-ui-kit",
        ],
    ),
    (
        "winit 0.30 and its Wayland decoration keep to smithay-client-toolkit 0.19",
        &[
            "calloop",
            "calloop-wayland-source",
            "linux-raw-sys",
            "rustix",
            "smithay-client-toolkit",
            "thiserror",
            "thiserror-impl",
        ],
    ),
    (
        "winit 0.30 and glutin on Windows, macOS, Android and Redox",
        &["bitflags", "jni-sys", "redox_syscall", "windows-sys"],
    ),
    ("wgpu and gpu-allocator, for Windows", &["hashbrown", "rustc-hash"]),
    ("petgraph, with its hashbrown", &["foldhash"]),
    ("ahash, which egui hashes with", &["getrandom", "r-efi"]),
    ("png, which reads the icon", &["miniz_oxide"]),
    ("tiff, which printpdf brings", &["weezl"]),
    ("rfd waits with the pollster of the year before", &["pollster"]),
    ("wayland-scanner, at build time only", &["quick-xml"]),
    ("fontconfig-parser, which fontdb reads the system's list of fonts with", &["roxmltree"]),
    ("macros of one syn and of the next, at build time only", &["syn"]),
];

/// Crates whose purpose is a connection to somewhere.
const OPEN_CONNECTIONS: &[&str] = &[
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "curl",
    "ehttp",
    "h2",
    "hickory-resolver",
    "http",
    "hyper",
    "isahc",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "self_update",
    "sentry",
    "smol",
    "socket2",
    "surf",
    "tiny_http",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
    "websocket",
    "zbus",
];

/// Those of them that are there all the same: who brings them, and why nothing leaves the PC.
const STAY_LOCAL: &[(&str, &[&str], &str)] = &[
    (
        "zbus",
        &["accesskit_unix", "atspi-common", "atspi-proxies"],
        "AccessKit on Linux tells screen readers over the socket of the session's bus",
    ),
    ("async-io", &["async-process", "async-signal", "zbus"], "waits for that socket"),
    ("polling", &["async-io", "calloop"], "waits for that socket, and for Wayland's"),
    ("tokio", &["wasm-bindgen-futures"], "in a browser only, for which nothing is built"),
];

#[derive(Debug, Default)]
struct Package {
    versions: BTreeSet<String>,
    sources: BTreeSet<String>,
    /// The names of the crates that it uses.
    uses: BTreeSet<String>,
}

/// What Cargo.lock names, by name.
fn packages() -> BTreeMap<String, Package> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    let text = std::fs::read_to_string(path).expect("Cargo.lock");
    let mut packages: BTreeMap<String, Package> = BTreeMap::new();
    let mut package = &mut Package::default();
    for line in text.lines() {
        // A crate in two versions is named with the one that is meant.
        let used = line.strip_prefix(" \"").and_then(|it| it.split(['"', ' ']).next());
        let field = line.split_once(" = \"").map(|(name, rest)| (name, rest.trim_end_matches('"')));
        match (field, used) {
            (Some(("name", name)), _) => package = packages.entry(name.to_owned()).or_default(),
            (Some(("version", version)), _) => drop(package.versions.insert(version.to_owned())),
            (Some(("source", source)), _) => drop(package.sources.insert(source.to_owned())),
            (None, Some(name)) => drop(package.uses.insert(name.to_owned())),
            _ => {}
        }
    }
    assert!(packages.len() > 100, "Cargo.lock was not understood");
    packages
}

#[test]
fn every_crate_comes_from_the_registry() {
    for (name, package) in packages() {
        let ours = name == env!("CARGO_PKG_NAME");
        let from: Vec<&str> = package.sources.iter().map(String::as_str).collect();
        assert_eq!(from, if ours { vec![] } else { vec![REGISTRY] }, "{name}");
    }
}

#[test]
fn a_second_version_of_a_crate_has_its_reason() {
    let several: BTreeSet<String> = packages()
        .into_iter()
        .filter(|(_, package)| package.versions.len() > 1)
        .map(|(name, _)| name)
        .collect();
    let explained: BTreeSet<String> =
        SECOND_VERSIONS.iter().flat_map(|(_, names)| *names).map(|&name| name.to_owned()).collect();
    let unexplained: Vec<&String> = several.difference(&explained).collect();
    assert!(unexplained.is_empty(), "two versions without a reason: {unexplained:?}");
    let needless: Vec<&String> = explained.difference(&several).collect();
    assert!(needless.is_empty(), "one version only by now: {needless:?}");
}

#[test]
fn no_crate_is_there_to_open_a_connection() {
    let packages = packages();
    for name in OPEN_CONNECTIONS {
        let users: BTreeSet<&str> = packages
            .iter()
            .filter(|(_, package)| package.uses.contains(*name))
            .map(|(user, _)| user.as_str())
            .collect();
        let known = STAY_LOCAL.iter().find(|(local, ..)| local == name);
        let known: BTreeSet<&str> =
            known.map_or(&[][..], |(_, users, _)| users).iter().copied().collect();
        let new: Vec<&&str> = users.difference(&known).collect();
        assert!(new.is_empty(), "{name} is used by {new:?}: what does it connect to?");
        let gone: Vec<&&str> = known.difference(&users).collect();
        assert!(gone.is_empty(), "{name} is not used by {gone:?} any more");
    }
    for (name, _, reason) in STAY_LOCAL {
        assert!(OPEN_CONNECTIONS.contains(name), "{name}: {reason}");
    }
}

/// Of the crates of this platform, which are there because the test was built. `LICENSES_OF=all`
/// asks for those of every platform, which `cargo fetch` brings.
#[test]
fn every_license_is_allowed() {
    let is_every_platform = std::env::var("LICENSES_OF").is_ok_and(|of| of == "all");
    let asked = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges=normal,build"])
        .args(is_every_platform.then_some("--target=all"))
        .args(["--prefix=none", "--no-dedupe", "--format={p}|{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let problem = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{problem}");
    let lines = String::from_utf8(asked.stdout).expect("UTF-8");
    let lines: BTreeSet<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
    assert!(lines.len() > 100, "cargo tree was not understood");
    let refused: Vec<&&str> = lines
        .iter()
        .filter(|line| line.split_once('|').is_none_or(|(_, license)| !is_allowed(license)))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

/// Whether an SPDX expression can be met with the allowed licenses alone.
fn is_allowed(expression: &str) -> bool {
    let apart = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = apart.split_whitespace().collect();
    let mut words = words.as_slice();
    any_of(&mut words) && words.is_empty()
}

/// Alternatives, of which one is enough. Takes what it reads off the words.
fn any_of(words: &mut &[&str]) -> bool {
    let mut allowed = all_of(words);
    while let ["OR", rest @ ..] = words {
        *words = rest;
        // Not `||`: what comes next has to be read in any case.
        allowed |= all_of(words);
    }
    allowed
}

/// Terms that hold together.
fn all_of(words: &mut &[&str]) -> bool {
    let mut allowed = one(words);
    while let ["AND", rest @ ..] = words {
        *words = rest;
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut &[&str]) -> bool {
    match words {
        ["(", rest @ ..] => {
            *words = rest;
            let allowed = any_of(words);
            let [")", rest @ ..] = words else { return false };
            *words = rest;
            allowed
        }
        // An exception takes conditions away and adds none.
        [license, "WITH", _, rest @ ..] | [license, rest @ ..] => {
            *words = rest;
            LICENSES.contains(license)
        }
        [] => false,
    }
}

#[test]
fn an_expression_is_allowed_when_one_way_through_it_is() {
    for allowed in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 OR GPL-2.0-only",
        "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
    ] {
        assert!(is_allowed(allowed), "{allowed}");
    }
    for refused in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT", "MIT ISC", "non-standard"] {
        assert!(!is_allowed(refused), "{refused}");
    }
}
