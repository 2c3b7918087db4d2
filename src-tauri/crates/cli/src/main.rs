//! `cairn-cli`: the journal in a terminal.
//!
//! Only the reading of arguments, calls of `cairn_api` and the printing of what comes back.
//! Deliberately not here: any rule of the journal, and any sentence (`ui/locales/en/cli.ftl`).
//! Exit status 0 done, 1 refused or something found, 2 wrong usage.

mod answer;
mod arguments;
mod chart_arguments;
mod clock;
mod help;
mod refusal;
mod run;
mod secrets;

use arguments::Arguments;
use cairn_words::Words;
use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words = Words::english();
    let command = help::with_words(Arguments::command(), &words);
    // Wrong usage ends here with status 2, help and version with 0.
    let arguments = Arguments::from_arg_matches(&command.get_matches())
        .unwrap_or_else(|error| error.format(&mut Arguments::command()).exit());
    let as_json = arguments.json;
    let done = run::run(arguments, &words).and_then(|answer| {
        let written = answer.write(as_json).map(|()| answer.found_something);
        written.map_err(|refusal| refusal.line(&words))
    });
    match done {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::from(1),
        Err(line) => {
            answer::say(&line);
            ExitCode::from(1)
        }
    }
}
