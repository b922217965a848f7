//! The command line: what the verbs are. Each does its work in a file of its own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod compare;
mod demo;
mod doctor;
mod exchange;
mod export;
mod failure;
mod federation;
mod ground;
mod history;
mod import;
mod journey;
mod keys;
mod leave;
mod mail;
mod make;
mod migrate;
mod node;
mod out;
mod people;
mod roster;
mod serve;
mod show;
mod steps;
mod suspend;

use failure::{Failure, Outcome};

/// A node on which an association of health professionals hosts its communities of practice.
#[derive(Parser)]
#[command(name = "collegium", version)]
struct Line {
    /// The configuration file; without it `collegium.toml` in the working directory, if it is there.
    #[arg(long, global = true, env = "COLLEGIUM_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Run the node (the default).
    Serve,
    /// Show three nodes that federate with each other: on this machine, for a look, leaving nothing behind.
    Demo(demo::Demo),
    /// Make or update the database and say so; with --from or --to, move a node to another database.
    Migrate(migrate::Migrate),
    /// Admins of this node.
    #[command(subcommand)]
    Admin(people::Admin),
    /// Members of this node.
    #[command(subcommand)]
    Member(people::Member),
    /// Set how people become members: open, by application, by invitation, or closed.
    SignUp { state: people::SignUp },
    /// Make an invitation and print its link, once.
    Invite(people::Invite),
    /// What admins and operators did, newest first.
    Audit,
    /// Communities of this node.
    #[command(subcommand)]
    Community(make::Community),
    /// Tokens for the API.
    #[command(subcommand)]
    Token(make::Token),
    /// Other nodes.
    #[command(subcommand)]
    Federation(federation::Federation),
    /// Keys of this node's people and communities.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Mail that this node sends.
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Check that this node is well, from the database to what others see of it.
    Doctor {
        /// Only ask `serve` on this machine whether it and its database answer: for health checks of containers.
        #[arg(long)]
        quick: bool,
    },
    /// The configuration.
    #[command(subcommand)]
    Config(show::Settings),
    /// Print the route table.
    #[command(hide = true)]
    Routes,
}

/// What every verb is given.
struct Given {
    config: Option<PathBuf>,
    json: bool,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    // Two providers may be in the dependency tree; which one is used is said once, before anything asks.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        return Failure::refused("the TLS library was set up already").tell();
    }
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(e) => return misused(&e),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => {
            let outcome = runtime.block_on(run(line));
            // Threads that still wait for the database or the disk do not keep the process.
            runtime.shutdown_background();
            outcome
        }
        Err(e) => Err(Failure::refused(format!("the system gave no threads: {e}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// Help and version go to stdout; a fault is one line, as every other.
fn misused(e: &clap::Error) -> ExitCode {
    if !e.use_stderr() {
        out::say(e.to_string().trim_end());
        return ExitCode::SUCCESS;
    }
    let text = e.to_string();
    let fault = text.split("\n\n").next().unwrap_or(&text);
    Failure::usage(format!("{}; try --help", fault.trim_start_matches("error: "))).tell()
}

async fn run(line: Line) -> Outcome {
    let given = Given { config: line.config, json: line.json };
    match line.verb.unwrap_or(Verb::Serve) {
        Verb::Serve => serve::run(&given).await,
        Verb::Demo(demo) => demo::run(&demo).await,
        Verb::Migrate(migrate) => migrate::run(&given, &migrate),
        Verb::Admin(people::Admin::Create(new)) => people::create_admin(&given, *new).await,
        Verb::Member(people::Member::Create(new)) => people::create_member(&given, new).await,
        Verb::Member(people::Member::Reset(whom)) => people::reset(&given, whom).await,
        Verb::Member(people::Member::Leave(who)) => leave::leave(&given, who).await,
        Verb::Member(people::Member::Export(who)) => export::export(&given, who).await,
        Verb::Member(people::Member::SignOut(whom)) => people::sign_out(&given, whom).await,
        Verb::Admin(people::Admin::Grant(whom)) => roster::set_admin(&given, whom, true).await,
        Verb::Admin(people::Admin::Revoke(whom)) => roster::set_admin(&given, whom, false).await,
        Verb::Member(people::Member::List(wish)) => roster::list(&given, wish).await,
        Verb::Member(people::Member::Suspend(wish)) => roster::suspend(&given, wish).await,
        Verb::Member(people::Member::Readmit(whom)) => roster::readmit(&given, whom).await,
        Verb::Audit => roster::log(&given).await,
        Verb::Member(people::Member::Import(file)) => import::run(&given, file).await,
        Verb::Community(make::Community::Create(new)) => make::community(&given, new).await,
        Verb::Community(make::Community::Step(taken)) => steps::take(&given, taken).await,
        Verb::Community(make::Community::Suspend(new)) => suspend::suspend(&given, new).await,
        Verb::Community(make::Community::Readmit(old)) => suspend::readmit(&given, old).await,
        Verb::Token(make::Token::Create(new)) => make::token(&given, new).await,
        Verb::Token(make::Token::List(of)) => make::tokens(&given, of).await,
        Verb::Token(make::Token::Revoke(old)) => make::revoke(&given, old).await,
        Verb::SignUp { state } => people::sign_up(&given, state).await,
        Verb::Invite(wish) => people::invite(&given, wish).await,
        Verb::Federation(verb) => federation::run(&given, verb).await,
        Verb::Keys(verb) => keys::run(&given, verb).await,
        Verb::Mail(verb) => mail::run(&given, verb).await,
        Verb::Doctor { quick: true } => doctor::quick(&given).await,
        Verb::Doctor { quick: false } => doctor::run(&given).await,
        Verb::Config(show::Settings::Check) => show::config(&given),
        Verb::Routes => show::routes(&given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_well_made() {
        use clap::CommandFactory;
        Line::command().debug_assert();
    }

    #[test]
    fn serve_is_the_default() {
        assert!(Line::parse_from(["collegium"]).verb.is_none());
        assert!(Line::try_parse_from(["collegium", "sevre"]).is_err());
    }
}
