//! `cargo xtask icons`: all sizes from the two drawings in `icons/`, by the renderer that comes
//! with Tauri's command line. The results are committed; only a changed drawing needs this.

use crate::node;
use crate::tool::{Outcome, root};

/// Drawing, and folder of its sizes.
const DRAWINGS: [(&str, &str); 2] = [("icon.svg", "cairn"), ("icon-neutral.svg", "notes")];

/// What a desktop bundle takes; Tauri draws more, for phones and stores.
const KEPT: [&str; 7] = [
    "32x32.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.icns",
    "icon.ico",
];

/// Draws them.
pub fn draw() -> Outcome {
    let scratch = tempfile::tempdir().map_err(|error| format!("No temporary folder: {error}."))?;
    for (drawing, folder) in DRAWINGS {
        let out = scratch.path().join(folder);
        let drawing = root().join("icons").join(drawing);
        let (drawing, out_text) = (drawing.to_string_lossy(), out.to_string_lossy());
        node::tauri(&["icon", &drawing, "--output", &out_text])?;
        let target = root().join("icons").join(folder);
        std::fs::create_dir_all(&target).map_err(|error| format!("icons/{folder}: {error}"))?;
        for name in KEPT {
            std::fs::copy(out.join(name), target.join(name))
                .map_err(|error| format!("icons/{folder}/{name}: {error}"))?;
        }
    }
    Ok(())
}
