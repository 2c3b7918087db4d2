//! Lists the locale files, so that every sentence is part of the program and a file that is added
//! later is picked up without touching any code.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let locale = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/locales/en");
    let locale = locale
        .canonicalize()
        .map_err(|e| format!("ui/locales/en: {e}"))?;
    // The folder itself changes when a file comes or goes.
    println!("cargo::rerun-if-changed={}", locale.display());

    let mut files: Vec<PathBuf> = fs::read_dir(&locale)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
    files.sort();

    let mut list = String::from("&[\n");
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path
            .file_name()
            .ok_or("a file without a name")?
            .to_string_lossy();
        writeln!(
            list,
            "    ({name:?}, include_str!({:?})),",
            path.to_string_lossy()
        )?;
    }
    list.push(']');
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("sources.rs"), list)?;
    Ok(())
}
