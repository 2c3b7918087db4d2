//! Puts the words of `cli.ftl` on the command line: `cli-help-<command>` says what a command
//! does, its attributes what each argument means.
//!
//! Not here: clap's own frame ("Usage:", "Options:").

use cairn_words::Words;

/// The command tree with a sentence for every command and argument.
pub fn with_words(command: clap::Command, words: &Words) -> clap::Command {
    dressed(command, words, "cli-help")
}

fn dressed(command: clap::Command, words: &Words, id: &str) -> clap::Command {
    command
        .about(words.text(id, &[]))
        .mut_args(|arg| {
            let text = words.text(&format!("{id}.{}", arg.get_id()), &[]);
            arg.help(text)
        })
        .mut_subcommands(|sub| {
            let id = format!("{id}-{}", sub.get_name());
            dressed(sub, words, &id)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::CommandFactory;

    fn check(command: &clap::Command, words: &Words, id: &str, wrong: &mut Vec<String>) {
        let ids = command
            .get_arguments()
            .map(|arg| format!("{id}.{}", arg.get_id()))
            .chain([id.to_owned()]);
        wrong.extend(ids.filter(|id| words.try_text(id, &[]).is_err()));
        for sub in command.get_subcommands() {
            check(sub, words, &format!("{id}-{}", sub.get_name()), wrong);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_sentence() {
        let command = Arguments::command();
        command.clone().debug_assert();
        let mut wrong = Vec::new();
        check(&command, &Words::english(), "cli-help", &mut wrong);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_words_stand_in_the_help_of_a_nested_command() {
        let words = Words::english();
        let mut command = with_words(Arguments::command(), &words);
        command.build();
        let add = command
            .find_subcommand_mut("entry")
            .unwrap()
            .find_subcommand_mut("add")
            .unwrap();
        let help = add.render_long_help().to_string();
        assert!(
            help.contains(&words.text("cli-help-entry-add", &[])),
            "{help}"
        );
        assert!(
            help.contains(&words.text("cli-help-entry-add.title", &[])),
            "{help}"
        );
        assert!(help.contains(&words.text("cli-help.zone", &[])), "{help}");
    }
}
