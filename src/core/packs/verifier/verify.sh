#!/bin/sh
# Checks an evidence pack with tools every Unix has: sha256sum or shasum, find, sort, and ssh-keygen (OpenSSH 8.1 or newer).
# It reads the folder it lies in, changes nothing and connects to nothing.
#
#   sh verify.sh [SHA256:fingerprint-you-were-told-by-another-way]
#
# Exit 0: everything it checks holds. Exit 1: something does not, or could not be checked.
set -u
LC_ALL=C
export LC_ALL
expected=${1:-}
namespace='sivo-evidence-pack@v1'
cd "$(dirname "$0")" || exit 1
failed=0

say() { printf '%s\n' "$*"; }
good() { say "ok      $*"; }
bad() { say "FAILED  $*"; failed=1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/verify-pack.XXXXXX") || { say 'FAILED  no temporary folder can be made'; exit 1; }
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

if command -v sha256sum >/dev/null 2>&1; then sum() { sha256sum "$@"; }
elif command -v shasum >/dev/null 2>&1; then sum() { shasum -a 256 "$@"; }
else say 'FAILED  neither sha256sum nor shasum is here'; exit 1; fi

# 1. What is needed is there, and every manifest is spelled in the one way this script reads.
for file in bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt tagmanifest-sha256.txt.sig allowed_signers signer.pub; do
  [ -f "$file" ] && [ ! -L "$file" ] || bad "$file is missing, or no plain file"
done
[ "$failed" = 0 ] || { say 'This is not a whole evidence pack.'; exit 1; }
for file in manifest-sha256.txt tagmanifest-sha256.txt; do
  if grep -v -E '^[0-9a-f]{64}  [A-Za-z0-9_][A-Za-z0-9._@+=~/-]*$' "$file" >/dev/null 2>&1; then
    bad "$file has a line of another form than this program reads"
  fi
  if sed 's/^[^ ]*  //' "$file" | grep -E '(^|/)\.\.?(/|$)|//' >/dev/null 2>&1; then
    bad "$file lists a path that leads elsewhere"
  fi
done
if grep -v -E '^[0-9a-f]{64}  data/' manifest-sha256.txt >/dev/null 2>&1; then bad 'manifest-sha256.txt lists a file outside of data/'; fi
grep -q -E '^[0-9a-f]{64}  manifest-sha256\.txt$' tagmanifest-sha256.txt || bad 'tagmanifest-sha256.txt does not list manifest-sha256.txt'
[ "$failed" = 0 ] || { say 'The lists of files cannot be relied on.'; exit 1; }

# 2. The set of files: sha256sum alone does not see a file that was added.
{ sed 's/^[^ ]*  //' manifest-sha256.txt tagmanifest-sha256.txt; say tagmanifest-sha256.txt; say tagmanifest-sha256.txt.sig; } | sort >"$work/listed"
uniq -d "$work/listed" >"$work/twice"
find . ! -type d ! -type f >"$work/odd"
find . -type f | sed 's|^\./||' | sort >"$work/found"
sort -u "$work/listed" >"$work/once"
comm -13 "$work/once" "$work/found" >"$work/extra"
comm -23 "$work/once" "$work/found" >"$work/missing"
while IFS= read -r name; do bad "extra file: $name"; done <"$work/extra"
while IFS= read -r name; do bad "missing file: $name"; done <"$work/missing"
while IFS= read -r name; do bad "listed twice: $name"; done <"$work/twice"
while IFS= read -r name; do bad "link or device: $name"; done <"$work/odd"
for list in extra missing twice odd; do [ -s "$work/$list" ] && set_wrong=1; done
[ "${set_wrong:-0}" = 1 ] || good "the set of files: $(wc -l <"$work/found" | tr -d ' '), none missing, none added"

# 3. Every file's SHA-256.
for file in tagmanifest-sha256.txt manifest-sha256.txt; do
  if [ ! -s "$file" ] || sum -c "$file" >"$work/sums" 2>"$work/sums-errors"; then good "$file: every digest"
  else
    grep -v ': OK$' "$work/sums" >"$work/wrong"
    while IFS= read -r line; do bad "$file: $line"; done <"$work/wrong"
    [ -s "$work/wrong" ] || bad "$file: its digests could not be checked"
  fi
done

# 4. How much payload there is.
bytes=$(find data -type f -exec cat {} + 2>/dev/null | wc -c | tr -d ' ')
count=$(find data -type f 2>/dev/null | wc -l | tr -d ' ')
oxum=$(sed -n 's/^Payload-Oxum: //p' bag-info.txt)
if [ "$oxum" = "$bytes.$count" ]; then good "Payload-Oxum: $bytes bytes in $count files"
else bad "bag-info.txt says Payload-Oxum $oxum, there are $bytes.$count"; fi

# 5. The signature, and whose key it is.
identity=$(sed 's/ .*//' allowed_signers)
if ! command -v ssh-keygen >/dev/null 2>&1; then
  bad 'ssh-keygen is not here: the SIGNATURE WAS NOT CHECKED'
else
  key=$(sed -n 's/^[A-Za-z0-9._@+-]* namespaces="sivo-evidence-pack@v1" \(ssh-ed25519 [A-Za-z0-9+\/=]*\)$/\1/p' allowed_signers)
  if [ -z "$key" ] || [ "$(grep -c '' allowed_signers)" != 1 ]; then
    bad 'allowed_signers is not one line with one Ed25519 key'
  elif [ "$(cat signer.pub)" != "$key $identity" ]; then
    bad 'signer.pub and allowed_signers tell different keys'
  elif ssh-keygen -Y verify -f allowed_signers -I "$identity" -n "$namespace" -s tagmanifest-sha256.txt.sig <tagmanifest-sha256.txt >"$work/verified" 2>&1; then
    good "the signature over tagmanifest-sha256.txt, identity $identity"
  else
    bad "the signature: $(tail -n 1 "$work/verified")"
  fi
  found=$(ssh-keygen -l -E sha256 -f signer.pub 2>/dev/null | cut -d ' ' -f 2)
  say "        key     ${found:-(cannot be read)}"
  if [ -z "$expected" ]; then
    say 'NOTE    no fingerprint was given. Anybody can make a pack that holds up to here: compare the key above with the'
    say '        fingerprint you were told by ANOTHER way (a call, a letter, an earlier pack), or run: sh verify.sh SHA256:fingerprint'
  elif [ "$expected" = "$found" ]; then good 'the key is the one you were told'
  else bad "the key is NOT the one you were told, $expected"; fi
fi

say
say 'Checked: the set of files, every SHA-256, the size of the payload, the signature.'
say 'Not checked: what the files say, the proofs and the ledger (verify.py does), and whether the source told everything.'
if [ "$failed" = 0 ]; then say 'RESULT  everything checked holds'; else say 'RESULT  FAILED: do not rely on this pack'; fi
exit "$failed"
