//! What can be typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use tidewaiter_engine::{Asked, Outcome, Posture};
use tidewaiter_syntax::Day;

/// Decides under export-control law whether a transaction may go ahead, and proves the answer.
///
/// The law is data: rule packs, folders of .tide files. Without --pack, the packs in `rules/` of
/// this folder, or of the nearest parent that has one, are used.
#[derive(Debug, Parser)]
#[command(name = "tidewaiter", version, arg_required_else_help = true, propagate_version = true)]
pub struct Arguments {
    /// Colors: where the terminal has them and NO_COLOR is not set, always, or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Decide(Decide),
    Replay(Replay),
    Timeline(Timeline),
    Check(Check),
    Fmt(Fmt),
    Test(Test),
    Explain(Explain),
    #[command(subcommand)]
    Schema(Schema),
}

impl Command {
    /// Whether the result is wanted as JSON.
    pub fn as_json(&self) -> bool {
        match self {
            Self::Decide(arguments) => arguments.format == TwoFormats::Json,
            Self::Replay(arguments) => arguments.format == TwoFormats::Json,
            Self::Timeline(arguments) => arguments.format == TwoFormats::Json,
            Self::Check(arguments) => arguments.format == CheckFormat::Json,
            Self::Test(arguments) => arguments.format == TestFormat::Json,
            Self::Fmt(_) | Self::Explain(_) | Self::Schema(_) => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TwoFormats {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Decide a transaction and show why.
///
/// Ends with status 0 when it is decided, 1 when --fail-on is reached, 2 when the input is wrong.
#[derive(Debug, Args)]
pub struct Decide {
    /// The transaction, JSON or YAML; `-` reads standard input
    #[arg(value_name = "TRANSACTION")]
    pub transaction: PathBuf,
    #[command(flatten)]
    pub packs: Packs,
    /// Decide on this day, rather than on the transaction's own date
    #[arg(long, value_name = "DATE")]
    pub on: Option<Day>,
    /// Under the law as it had been published by this day, rather than by the day decided
    #[arg(long, value_name = "DATE")]
    pub known: Option<Day>,
    /// As the law is written, rather than as it is enforced
    #[arg(long)]
    pub as_written: bool,
    /// How to show the decision; `json` follows `tidewaiter schema decision`
    #[arg(long, value_enum, default_value_t = TwoFormats::Human)]
    pub format: TwoFormats,
    /// End with status 1 where the most restrictive possible outcome is this or worse
    #[arg(long, value_name = "OUTCOME", value_parser = outcomes())]
    pub fail_on: Option<Outcome>,
    /// Show the whole proof, limb by limb, rather than the limbs that matter
    #[arg(long)]
    pub proof: bool,
}

impl Decide {
    /// What is asked, given the transaction's own date; none where no day is to be had.
    pub fn asked(&self, own: Option<Day>) -> Option<Asked> {
        let on = self.on.or(own)?;
        Some(Asked { on, known: self.known.unwrap_or(on), posture: posture(self.as_written) })
    }
}

/// The posture that the flag asks for.
pub fn posture(as_written: bool) -> Posture {
    if as_written { Posture::AsWritten } else { Posture::AsEnforced }
}

#[derive(Debug, Args)]
pub struct Packs {
    /// A rule pack, or a folder of them; packs that it depends on are found beside it
    #[arg(long = "pack", value_name = "DIR")]
    pub pack: Vec<PathBuf>,
}

/// Run a decision again and say what differs.
///
/// Ends with status 0 when the decision comes out byte for byte, 1 when anything differs, 2 when
/// the input is wrong.
#[derive(Debug, Args)]
pub struct Replay {
    /// A decision made with `decide --format json`; `-` reads standard input
    #[arg(value_name = "DECISION")]
    pub decision: PathBuf,
    #[command(flatten)]
    pub packs: Packs,
    /// How to show what differs
    #[arg(long, value_enum, default_value_t = TwoFormats::Human)]
    pub format: TwoFormats,
}

/// Decide a transaction on every day between two, and show when and why the answer turns.
///
/// Each day is decided under the law as it had been published by that day.
#[derive(Debug, Args)]
pub struct Timeline {
    /// The transaction, JSON or YAML; `-` reads standard input
    #[arg(value_name = "TRANSACTION")]
    pub transaction: PathBuf,
    #[command(flatten)]
    pub packs: Packs,
    /// The first day
    #[arg(long, value_name = "DATE")]
    pub from: Day,
    /// The last day
    #[arg(long, value_name = "DATE")]
    pub to: Day,
    /// As the law is written, rather than as it is enforced
    #[arg(long)]
    pub as_written: bool,
    /// How to show the stretches
    #[arg(long, value_enum, default_value_t = TwoFormats::Human)]
    pub format: TwoFormats,
}

/// Check rule packs.
///
/// Ends with status 0 when there is no error and no warning (notes do not count), 1 when there is
/// one, 2 when the packs cannot be read.
#[derive(Debug, Args)]
pub struct Check {
    /// Packs, or folders of packs [default: rules]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to show the findings
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// Format rule files, the one way they are written.
///
/// Ends with status 0 when all is well, 1 when --check finds a file that differs, 2 when a file
/// cannot be read or parsed; such a file stays as it is.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Files, or folders of them; `-` formats standard input to standard output [default: rules]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing, list the files that differ
    #[arg(long)]
    pub check: bool,
}

/// Run the tests in rule packs.
///
/// Ends with status 0 when all pass, 1 when one fails or there is none, 2 when a pack cannot be
/// used.
#[derive(Debug, Args)]
pub struct Test {
    /// Packs, or folders of packs [default: rules]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Run the tests whose name, case or file has this text in it
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// How to show the results
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    pub format: TestFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// JUnit XML, for continuous integration
    Junit,
}

/// Explain the code of a finding, such as T0101; without one, list them all.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Print a JSON Schema.
#[derive(Debug, Subcommand)]
pub enum Schema {
    /// Of what `decide --format json` prints
    Decision,
    /// Of what any command with `--format json` prints where it gives no result
    Error,
}

const OUTCOMES: [Outcome; 5] = [
    Outcome::NotSubject,
    Outcome::NoLicenseRequired,
    Outcome::ExceptionAvailable,
    Outcome::LicenseRequired,
    Outcome::Prohibited,
];

fn outcomes() -> impl TypedValueParser<Value = Outcome> {
    PossibleValuesParser::new(OUTCOMES.map(Outcome::word)).map(|word| {
        // The parser lets no other word through.
        OUTCOMES.into_iter().find(|outcome| outcome.word() == word).unwrap_or(Outcome::Prohibited)
    })
}
