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
    Plugin(Plugin),
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
            Self::Plugin(Plugin::Inspect(arguments)) => arguments.format == TwoFormats::Json,
            Self::Fmt(_) | Self::Explain(_) | Self::Plugin(_) | Self::Schema(_) => false,
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
    /// End with status 1 where a plugin gave no answer
    #[arg(long)]
    pub fail_on_plugin_failure: bool,
    /// Show the whole proof, limb by limb, rather than the limbs that matter
    #[arg(long)]
    pub proof: bool,
    #[command(flatten)]
    pub plugins: PluginFiles,
    #[command(flatten)]
    pub hosting: Hosting,
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

/// Further jurisdictions.
#[derive(Debug, Default, Args)]
pub struct PluginFiles {
    /// A wasm plugin that states a further jurisdiction's law; plugins of packs need no naming
    #[arg(long = "plugin", value_name = "FILE")]
    pub plugin: Vec<PathBuf>,
}

/// How plugins are run.
#[derive(Debug, Default, Args)]
pub struct Hosting {
    /// Give plugins what their manifests ask for: `log`, or `handles`, whose memory no limit counts
    /// (`lists` is granted)
    #[arg(long, value_name = "IMPORT")]
    pub grant: Vec<String>,
    /// Refuse plugins that none of the public keys in this file has signed
    #[arg(long, value_name = "KEYFILE")]
    pub require_signed: Option<PathBuf>,
    /// A file of grants, keys and limits for plugins; see docs/plugins
    #[arg(long, value_name = "FILE", env = "TIDEWAITER_PLUGIN_CONFIG")]
    pub plugin_config: Option<PathBuf>,
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
    #[command(flatten)]
    pub plugins: PluginFiles,
    #[command(flatten)]
    pub hosting: Hosting,
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
    /// End with status 1 where a plugin gave no answer on some day
    #[arg(long)]
    pub fail_on_plugin_failure: bool,
    #[command(flatten)]
    pub plugins: PluginFiles,
    #[command(flatten)]
    pub hosting: Hosting,
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
    #[command(flatten)]
    pub hosting: Hosting,
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
    #[command(flatten)]
    pub hosting: Hosting,
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

/// Make, try out, sign and verify wasm plugins.
#[derive(Debug, Subcommand)]
pub enum Plugin {
    New(PluginNew),
    Build(PluginBuild),
    Check(PluginCheck),
    Inspect(PluginInspect),
    Sign(PluginSign),
    Verify(PluginVerify),
    /// Compile a component from standard input, as a child of the program itself
    #[command(hide = true)]
    Compile,
}

/// Start a plugin: a guest project in Rust that builds, with its tests.
#[derive(Debug, Args)]
pub struct PluginNew {
    /// Its name, which is that of the new folder: letters, digits and `-`
    #[arg(value_name = "NAME")]
    pub name: String,
    /// What it is to be
    #[arg(long, value_enum, default_value_t = PluginWorld::Jurisdiction)]
    pub world: PluginWorld,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PluginWorld {
    /// It decides transactions under a body of law
    Jurisdiction,
    /// It computes functions that rule packs call
    Functions,
}

/// Make a component: of a guest project in Rust, which is compiled first, or of a core module that
/// was built in another language.
///
/// The component is written into the guest's folder, or beside the module. A guest in Rust needs Rust with
/// the target wasm32-unknown-unknown, or Debian's rustc-web; nothing else. Ends with status 0 when it
/// is built, 1 when --check finds that the component differs, 2 when it cannot be built.
#[derive(Debug, Args)]
pub struct PluginBuild {
    /// The guest's folder, or a core module
    #[arg(value_name = "DIR|MODULE", default_value = ".")]
    pub source: PathBuf,
    /// Where to write the component
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write nothing: build, and compare with the component that is there
    #[arg(long)]
    pub check: bool,
    /// The Rust to build with; its version decides the component's digest
    #[arg(long, value_enum, default_value_t = Toolchain::Auto)]
    pub toolchain: Toolchain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Toolchain {
    /// The ordinary one where it has the target, else Debian's
    Auto,
    /// The `cargo` of this machine
    Ordinary,
    /// Debian's rustc-web, cargo-web, rust-web-src and lld, with the standard library built as well
    Debian,
}

/// Try a plugin out: what it is, what it imports, its limits, and made-up transactions, twice each.
///
/// Ends with status 0 when nothing is wrong with it, 1 when the trial showed something, 2 when it is
/// refused.
#[derive(Debug, Args)]
pub struct PluginCheck {
    /// The component
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub packs: Packs,
    #[command(flatten)]
    pub hosting: Hosting,
    /// How many transactions to make up
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub transactions: u32,
}

/// Say what a component is, without running it.
#[derive(Debug, Args)]
pub struct PluginInspect {
    /// The component
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value_t = TwoFormats::Human)]
    pub format: TwoFormats,
}

/// Sign a component: the signature is written beside it, in FILE.sig.
#[derive(Debug, Args)]
pub struct PluginSign {
    /// The component
    #[arg(value_name = "FILE", required_unless_present = "new_key", conflicts_with = "new_key")]
    pub file: Option<PathBuf>,
    /// The private key, Ed25519 in PEM
    #[arg(long, value_name = "KEYFILE", required_unless_present = "new_key")]
    pub key: Option<PathBuf>,
    /// Make a pair of keys instead: NAME.pem, to be kept secret, and NAME.pub.pem
    #[arg(long, value_name = "NAME", conflicts_with = "key")]
    pub new_key: Option<PathBuf>,
}

/// Verify the signature of a component.
///
/// Ends with status 0 when one of the keys made it, 1 when none did, 2 when the input is wrong.
#[derive(Debug, Args)]
pub struct PluginVerify {
    /// The component
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A file of public keys, Ed25519 in PEM
    #[arg(long, value_name = "KEYFILE")]
    pub key: PathBuf,
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
