//! Digests and signatures: whether a file is the one that was meant, before a byte of it is looked
//! at.
//!
//! A signature is Ed25519 over the file's bytes, in base64 in a file beside it. Keys are PEM as
//! `openssl` writes them, so that either tool can make and verify what the other does.

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{
    DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, EncodePublicKey as _,
};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::refusal::Refusal;

/// SHA-256, lower-case hexadecimal.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares the digest of a file with the one that a manifest pins.
pub(crate) fn pinned(digest: &str, pin: &str) -> Result<(), Refusal> {
    if digest == pin {
        return Ok(());
    }
    Err(Refusal::new(
        format!(
            "the file is not the one that the manifest pins: its SHA-256 is {digest}, pinned is {pin}"
        ),
        "fetch the plugin that the pack was made with; or, if you trust this one, write its digest into pack.toml",
    ))
}

/// Public keys that plugins must be signed with.
#[derive(Debug, Clone)]
pub struct Keys(Vec<VerifyingKey>);

const BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const END: &str = "-----END PUBLIC KEY-----";

impl Keys {
    /// Reads a key file: one or more Ed25519 public keys in PEM.
    ///
    /// # Errors
    /// Where there is no key in it, or something else.
    pub fn read(text: &str) -> Result<Keys, Refusal> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(BEGIN) {
            let from = rest.get(start..).unwrap_or_default();
            let Some(end) = from.find(END) else {
                let help = "a block ends with -----END PUBLIC KEY-----";
                return Err(Refusal::new("the last block of the key file has no end", help));
            };
            let (block, after) = from.split_at(end + END.len());
            let key = VerifyingKey::from_public_key_pem(block).map_err(|_| {
                Refusal::new(
                    format!("key {} of the key file is not an Ed25519 public key", keys.len() + 1),
                    "`tidewaiter plugin sign --new-key NAME` makes a pair of keys",
                )
            })?;
            keys.push(key);
            rest = after;
        }
        if keys.is_empty() {
            let help =
                "a key file holds one or more blocks that begin with -----BEGIN PUBLIC KEY-----";
            return Err(Refusal::new("there is no public key in the key file", help));
        }
        Ok(Keys(keys))
    }

    /// Whether one of the keys made the signature over those bytes.
    ///
    /// # Errors
    /// Where there is no signature, it is none, or none of the keys made it.
    pub fn verify(&self, bytes: &[u8], signature: Option<&[u8]>) -> Result<(), Refusal> {
        let Some(text) = signature else {
            let help = "its author signs it with `tidewaiter plugin sign`; the signature stands beside it, in FILE.sig";
            return Err(Refusal::new("the plugin is not signed", help));
        };
        let signature = read_signature(text)?;
        if self.0.iter().any(|key| key.verify_strict(bytes, &signature).is_ok()) {
            return Ok(());
        }
        let help =
            "the file was changed after it was signed, or the signer's key is not in the key file";
        Err(Refusal::new("the signature is by none of the keys given", help))
    }
}

fn read_signature(text: &[u8]) -> Result<Signature, Refusal> {
    let mut bytes = [0_u8; Signature::BYTE_SIZE];
    let text = std::str::from_utf8(text).map(str::trim).unwrap_or_default();
    match Base64::decode(text, &mut bytes) {
        Ok(read) if read.len() == Signature::BYTE_SIZE => Ok(Signature::from_bytes(&bytes)),
        Ok(_) | Err(_) => Err(Refusal::new(
            "the signature file is not an Ed25519 signature in base64",
            "sign the plugin again with `tidewaiter plugin sign`",
        )),
    }
}

/// Signs a file: the text of the signature file.
///
/// # Errors
/// Where the key is no Ed25519 private key in PEM.
pub fn sign(bytes: &[u8], private_key: &str) -> Result<String, Refusal> {
    let key = SigningKey::from_pkcs8_pem(private_key).map_err(|_| {
        Refusal::new(
            "the key is not an Ed25519 private key in PEM",
            "`tidewaiter plugin sign --new-key NAME` makes one, and so does `openssl genpkey -algorithm ed25519`",
        )
    })?;
    let mut text = Base64::encode_string(&key.sign(bytes).to_bytes());
    text.push('\n');
    Ok(text)
}

/// A pair of keys, in PEM.
#[derive(Debug, Clone)]
pub struct NewKeys {
    /// To sign with. To be kept secret.
    pub private: String,
    /// To verify with.
    pub public: String,
}

/// Makes a pair of keys.
///
/// # Errors
/// Where the system gives no randomness.
pub fn new_keys() -> Result<NewKeys, Refusal> {
    let failed = |what: String| Refusal::new(what, "");
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| failed(format!("the system gives no randomness: {error}")))?;
    let key = SigningKey::from_bytes(&seed);
    let private = key.to_pkcs8_pem(LineEnding::LF).map_err(|error| failed(error.to_string()))?;
    let public = key
        .verifying_key()
        .to_public_key_pem(LineEnding::LF)
        .map_err(|error| failed(error.to_string()))?;
    Ok(NewKeys { private: private.to_string(), public })
}

#[cfg(test)]
mod tests;
