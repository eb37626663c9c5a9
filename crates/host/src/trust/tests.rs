use super::*;

const FILE: &[u8] = b"\0asm a plugin";

fn message(refusal: Result<impl Sized, Refusal>) -> String {
    refusal.err().map(|refusal| refusal.message).unwrap_or_default()
}

#[test]
fn a_pin_is_of_one_file() {
    assert_eq!(pinned(&digest_of(FILE), &digest_of(FILE)), Ok(()));
    let refusal = pinned(&digest_of(b"another"), &digest_of(FILE)).unwrap_err();
    assert!(refusal.message.contains(&digest_of(b"another")), "{refusal}");
    assert!(refusal.message.contains(&digest_of(FILE)), "{refusal}");
    for pin in ["", "e3b0", &digest_of(FILE)[..63]] {
        assert!(pinned(&digest_of(FILE), pin).is_err(), "{pin}");
    }
}

#[test]
fn a_signature_is_by_a_key_over_a_file() {
    let (own, other) = (new_keys().unwrap(), new_keys().unwrap());
    let keys = Keys::read(&own.public).unwrap();
    let signature = sign(FILE, &own.private).unwrap();
    assert_eq!(keys.verify(FILE, Some(signature.as_bytes())), Ok(()));
    // The end of a line is whatever the editor made it.
    assert_eq!(keys.verify(FILE, Some(format!(" {}\r\n", signature.trim()).as_bytes())), Ok(()));
    let both = Keys::read(&format!("# two\n{}\n{}", other.public, own.public)).unwrap();
    assert_eq!(both.verify(FILE, Some(signature.as_bytes())), Ok(()));

    let none = "the signature is by none of the keys given";
    let no_signature = "the signature file is not an Ed25519 signature in base64";
    let by_other = sign(FILE, &other.private).unwrap();
    let zeros = Base64::encode_string(&[0; 64]);
    let long = "A".repeat(1 << 20);
    let table: [(&[u8], &str); 8] = [
        (by_other.as_bytes(), none),
        (zeros.as_bytes(), none),
        (b"", no_signature),
        (b"\xff\xfe", no_signature),
        (b"c2hvcnQ=", no_signature),
        (&signature.as_bytes()[..40], no_signature),
        (own.public.as_bytes(), no_signature),
        (long.as_bytes(), no_signature),
    ];
    for (given, words) in table {
        assert_eq!(message(keys.verify(FILE, Some(given))), words);
    }
    assert_eq!(message(keys.verify(FILE, None)), "the plugin is not signed");
    assert_eq!(message(keys.verify(b"changed", Some(signature.as_bytes()))), none);
}

#[test]
fn key_files() {
    let keys = new_keys().unwrap();
    let unfinished = format!("{}-----BEGIN PUBLIC KEY-----\nMCow", keys.public);
    let odd = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n";
    let second = format!("{}{odd}", keys.public);
    let table = [
        ("", "there is no public key in the key file"),
        ("ssh-ed25519 AAAA", "there is no public key in the key file"),
        (keys.private.as_str(), "there is no public key in the key file"),
        (odd, "key 1 of the key file is not an Ed25519 public key"),
        (second.as_str(), "key 2 of the key file is not an Ed25519 public key"),
        (unfinished.as_str(), "the last block of the key file has no end"),
    ];
    for (text, words) in table {
        let refusal = Keys::read(text).unwrap_err();
        assert_eq!(refusal.message, words);
        assert!(!refusal.help.is_empty(), "{words}");
    }
    for text in ["", "garbage", keys.public.as_str()] {
        assert_eq!(message(sign(FILE, text)), "the key is not an Ed25519 private key in PEM");
    }
}
