//! The two windows. "unlock" is there while no journal is open, "main" while one is; never both
//! for longer than a change takes. A window is made anew each time and destroyed after use: only
//! the end of its web process takes what it showed out of memory.
//!
//! Deliberately not here: when to change (`lock.rs`), menus and a tray (there are none).

use crate::Shell;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use tauri::webview::{NewWindowResponse, PermissionResponse, Webview};
use tauri::window::Color;
use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, Theme, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder,
};

/// The window of welcome and unlock. The second label is for an unlock window that takes the place
/// of another one, which is still there for a moment.
const UNLOCK: [&str; 2] = ["unlock", "unlock-anew"];
/// The window of the open journal.
pub const MAIN: &str = "main";

/// What every window is called, locked or not: nothing that tells a bystander what it is.
const TITLE: &str = "Notes";

/// The smallest size the design holds for (DESIGN.md 2).
const MIN_SIZE: (f64, f64) = (820.0, 600.0);
/// The size of the main window at the first start (DESIGN.md 2).
const MAIN_SIZE: (f64, f64) = (1200.0, 800.0);
/// Enough for every step of the welcome.
const UNLOCK_SIZE: (f64, f64) = (900.0, 700.0);

/// `--bg` of the design in light and dark, so that a new window does not flash white.
const PAPER: Color = Color(0xF8, 0xF7, 0xF3, 0xFF);
const LAMP: Color = Color(0x17, 0x1B, 0x1C, 0xFF);

/// Where a window stands, so that the next one can take its place.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    position: PhysicalPosition<i32>,
    size: PhysicalSize<u32>,
    maximized: bool,
}

impl Frame {
    /// The frame of `window`, if the system tells it.
    pub fn of(window: &WebviewWindow) -> Option<Frame> {
        Some(Frame {
            position: window.outer_position().ok()?,
            size: window.inner_size().ok()?,
            maximized: window.is_maximized().unwrap_or(false),
        })
    }
}

/// Makes the unlock window, in the place of `frame` when there is one.
pub fn open_unlock(app: &AppHandle, frame: Option<Frame>) -> tauri::Result<WebviewWindow> {
    let taken = app.get_webview_window(UNLOCK[0]).is_some();
    open(app, UNLOCK[usize::from(taken)], UNLOCK_SIZE, frame)
}

/// The unlock window that is there.
pub fn unlock(app: &AppHandle) -> Option<WebviewWindow> {
    UNLOCK
        .iter()
        .find_map(|label| app.get_webview_window(label))
}

/// Makes the main window.
pub fn open_main(app: &AppHandle, frame: Option<Frame>) -> tauri::Result<WebviewWindow> {
    open(app, MAIN, MAIN_SIZE, frame)
}

/// Brings the window that is there to the front.
pub fn show_present(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN).or_else(|| unlock(app)) {
        // A window system may refuse any of these; there is nothing better to do then.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

fn open(
    app: &AppHandle,
    label: &str,
    size: (f64, f64),
    frame: Option<Frame>,
) -> tauri::Result<WebviewWindow> {
    let shell = app.state::<Shell>();
    let (width, height) = shell.options.window_size.unwrap_or(size);
    let builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(width, height)
        .min_inner_size(MIN_SIZE.0, MIN_SIZE.1)
        .center()
        .data_directory(web_folder(&shell))
        .visible(false)
        .background_color(background(app))
        .icon(icon(shell.preferences().discreet))?
        .content_protected(true)
        .incognito(!shell.options.automated)
        .devtools(false)
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .zoom_hotkeys_enabled(true)
        .disable_drag_drop_handler()
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_: Webview, _| PermissionResponse::Deny)
        .on_web_resource_request(|_, response| {
            // The configuration has no name for this header.
            let no_store = tauri::http::HeaderValue::from_static("no-store");
            response
                .headers_mut()
                .insert(tauri::http::header::CACHE_CONTROL, no_store);
        });
    #[cfg(target_os = "macos")]
    let builder = builder.allow_link_preview(false);
    let window = builder.build()?;
    #[cfg(target_os = "linux")]
    crate::web_view_release::when_destroyed(&window)?;
    // The size is set before the window shows: a viewport that changes later stays stale in places.
    if let Some(frame) = frame {
        let _ = window.set_size(frame.size);
        let _ = window.set_position(frame.position);
        if frame.maximized {
            let _ = window.maximize();
        }
    }
    crate::lock::watch(&window);
    window.show()?;
    window.set_focus()?;
    Ok(window)
}

/// A folder of its own for each window. Tauri registers the program's own scheme once for a folder,
/// but an incognito window on Linux has a new context each time, and without the scheme it would
/// show nothing ("The URL can't be shown"). WebDriver needs the first context throughout.
fn web_folder(shell: &Shell) -> PathBuf {
    if shell.options.automated {
        return shell.web_dir.clone();
    }
    let number = shell.windows_made.fetch_add(1, Ordering::Relaxed);
    shell.web_dir.join(number.to_string())
}

/// Only pages of the program itself: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" if cfg!(windows) => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

fn background(app: &AppHandle) -> Color {
    let theme = app
        .webview_windows()
        .values()
        .next()
        .and_then(|window| window.theme().ok());
    if theme == Some(Theme::Dark) {
        LAMP
    } else {
        PAPER
    }
}

/// The stones, or the plain notebook when the person chose to be discreet.
fn icon(discreet: bool) -> tauri::image::Image<'static> {
    if discreet {
        tauri::include_image!("../icons/notes/128x128.png")
    } else {
        tauri::include_image!("../icons/cairn/128x128.png")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(url: &str) -> bool {
        is_own(&Url::parse(url).expect("a valid address"))
    }

    #[test]
    fn a_window_goes_nowhere_but_to_its_own_pages() {
        assert!(own("tauri://localhost/index.html"));
        for elsewhere in [
            "https://example.org/",
            "http://localhost:1420/",
            "tauri://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "javascript:alert(1)",
        ] {
            assert!(!own(elsewhere), "{elsewhere} must be refused");
        }
    }
}
