import type { Encrypter } from "age-encryption";
import { CannotUse } from "../model/outcome.ts";
import type { Lock } from "./archive.ts";

// The one home of age-encryption, which is loaded only when something is locked or opened.

const START = "age-encryption.org/v1";

/** Locks bytes for recipients or with a passphrase; only they can open them (age, any age tool can). */
export async function lockBytes(bytes: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const recipients = lock.recipients ?? [];
  if (recipients.length === 0 && (lock.passphrase ?? "") === "")
    throw new CannotUse("an encrypted export needs a recipient (age1…) or a passphrase");
  if (recipients.length > 0 && lock.passphrase !== undefined)
    throw new CannotUse("an export is encrypted for recipients or with a passphrase, not both");
  const age = await import("age-encryption");
  const encrypter = new age.Encrypter();
  for (const recipient of recipients) addRecipient(encrypter, recipient);
  if (lock.passphrase !== undefined && recipients.length === 0) encrypter.setPassphrase(lock.passphrase);
  return encrypter.encrypt(bytes);
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new CannotUse(`"${recipient}" is no age recipient: it starts with age1 and is made with age-keygen`);
  }
}

/** The bytes as they were before they were locked; those that are not locked as they are. */
export async function openBytes(bytes: Uint8Array, key: Lock | null): Promise<Uint8Array> {
  if (!Buffer.from(bytes.subarray(0, START.length)).equals(Buffer.from(START))) return bytes;
  if (key === null || (key.passphrase === undefined && (key.identities ?? []).length === 0)) {
    throw new CannotUse("this export is encrypted: give the identity (AGE-SECRET-KEY-…) or the passphrase that opens it");
  }
  const age = await import("age-encryption");
  const decrypter = new age.Decrypter();
  try {
    for (const identity of key.identities ?? []) decrypter.addIdentity(identity);
    if (key.passphrase !== undefined) decrypter.addPassphrase(key.passphrase);
    return await decrypter.decrypt(bytes);
  } catch {
    throw new CannotUse("this export cannot be opened with the identity or passphrase given, or it is damaged");
  }
}
