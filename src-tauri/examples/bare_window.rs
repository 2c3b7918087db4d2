//! A window of Tauri with one static page and nothing else, which the benches set the start of the
//! program beside. It ships with nothing.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Bare</title>
<body data-ready="true">
<p>One static page.</p>
<script>performance.mark("ready")</script>
"#;

fn main() {
    let outcome = tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            let page = Response::builder().header("Content-Type", "text/html");
            page.body(PAGE.as_bytes().to_vec())
                .expect("the header is a valid one")
        })
        .setup(|app| {
            let page = WebviewUrl::CustomProtocol("bare://localhost/".parse()?);
            WebviewWindowBuilder::new(app, "bare", page)
                .inner_size(900.0, 700.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if outcome.is_err() {
        std::process::exit(1);
    }
}
