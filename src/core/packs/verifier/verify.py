#!/usr/bin/env python3
"""Checks an evidence pack from its first byte to its last. Python 3.8 or newer, its standard library, nothing else.

    python3 verify.py                                     the unpacked folder this file lies in
    python3 verify.py PACK.zip                            a zip, which is never unpacked to disk
    python3 verify.py FOLDER --fingerprint SHA256:...     with the key you were told by ANOTHER way than the pack

Exit 0: everything holds. Exit 1: something does not, or could not be checked. Exit 2: it was called in a wrong way.
It connects to nothing and writes nothing. It is made to be read from the top to the bottom before it is run:

    part 1  where the files come from: a folder or a zip, and which names are refused
    part 2  the container: the set of files, the manifests, the size of the payload (BagIt, RFC 8493)
    part 3  the signature: Ed25519 (RFC 8032) in the form of OpenSSH (its file PROTOCOL.sshsig)
    part 4  the ledger: who recorded what when, each line signed and chained to the one before it
    part 5  the events, and that they stand in trees whose roots the ledger tells (RFC 9162)
    part 6  the other files: counts, statements, samples, findings, proofs that something is absent
"""
import argparse
import base64
import bisect
import csv
import hashlib
import io
import json
import os
import re
import stat
import sys
import unicodedata
import zipfile

NAMESPACE = "sivo-evidence-pack@v1"
MOST_FILES = 200000
MOST_TEXT = 128 * 1024 * 1024
MOST_BYTES = 256 * 1024 ** 3
HEX64 = re.compile(r"[0-9a-f]{64}\Z")


def sha256(data):
    return hashlib.sha256(data).digest()


class Unreadable(Exception):
    """What one file is, that it should not be."""


class Report:
    """What was found. A problem names the file, and the line where there is one."""

    def __init__(self):
        self.problems, self.notes, self.good, self.omitted = [], [], [], 0
        self.of_file = {}

    def problem(self, kind, where, message):
        name = where.split(":")[0]
        self.of_file[name] = self.of_file.get(name, 0) + 1
        if self.of_file[name] <= 20 and len(self.problems) < 500:
            self.problems.append({"kind": kind, "where": where, "message": message})
        else:
            self.omitted += 1

    def note(self, text):
        self.notes.append(text)

    def checked(self, text):
        self.good.append(text)


# ---------------------------------------------------------------------------------------------------------------------
# Part 1: where the files come from.


def bad_path(name):
    """Why some system would read this name in another way; None where none does."""
    if len(name) > 1024:
        return "its name is longer than 1024 characters"
    if re.search("[\x00-\x1f\x7f\ufffd]", name):
        return "its name holds a control character, or bytes that are no text"
    if "\\" in name or ":" in name:
        return "its name holds a backslash or a colon"
    if name.startswith("/"):
        return "its name is an absolute path"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "its path leads out of the folder it is unpacked to, or around in it"
        if part[-1] in ". ":
            return "a part of its path ends with a dot or a space"
    return None


def folded(name):
    """Equal for two names which some system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).upper().lower())


def check_names(names, report):
    known = {}
    for name in names:
        wrong = bad_path(name)
        if wrong:
            report.problem("path", name, wrong)
        other = known.setdefault(folded(name), name)
        if other is not name:
            twin = "stands there twice" if other == name else "is that of %r in other case or Unicode form" % other
            report.problem("path", name, "its name " + twin)
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts)):
            if folded("/".join(parts[:depth])) in known:
                report.problem("path", name, "it lies in something that is a file")


class Folder:
    """The files of a folder. Links are not followed."""

    def __init__(self, path, report):
        self.name, self.path, self.sizes = os.path.basename(os.path.abspath(path)), path, {}
        for folder, folders, names in os.walk(path):
            for entry in names + [name for name in folders if os.path.islink(os.path.join(folder, name))]:
                full = os.path.join(folder, entry)
                name = os.path.relpath(full, path).replace(os.sep, "/")
                told = os.lstat(full)
                if not stat.S_ISREG(told.st_mode):
                    report.problem("archive", name, "it is a link or a device, no plain file")
                else:
                    self.sizes[name] = told.st_size
        check_names(sorted(self.sizes), report)
        if len(self.sizes) > MOST_FILES:
            report.problem("limit", self.name, "it has more than %d files" % MOST_FILES)

    def open(self, name):
        return open(os.path.join(self.path, *name.split("/")), "rb")


class Zip:
    """The files of a zip, read where they lie. Its whole directory is checked before any of them is read."""

    def __init__(self, path, report):
        self.zip, self.sizes, self.members, self.name = zipfile.ZipFile(path), {}, {}, os.path.basename(path)
        before = len(report.problems)
        files = []
        for member in self.zip.infolist():
            name, kind = member.orig_filename, stat.S_IFMT(member.external_attr >> 16)
            if not member.flag_bits & 0x800 and not name.isascii():
                report.problem("archive", name, "its name is not told as UTF-8")
            if member.flag_bits & 0x2041:
                report.problem("archive", name, "it is encrypted")
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                report.problem("archive", name, "it is compressed with method %d of zip" % member.compress_type)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                report.problem("archive", name, "it is a link or a device, no plain file")
            if member.file_size > 64 * 1024 ** 2 and member.file_size > 200 * member.compress_size:
                report.problem("limit", name, "%d bytes would unpack to %d" % (member.compress_size, member.file_size))
            if not name.endswith("/"):
                files.append(name)
                self.members[name] = member
            elif member.file_size:
                report.problem("archive", name, "it is a folder with a content")
        check_names(files, report)
        total = sum(member.file_size for member in self.zip.infolist())
        packed = os.path.getsize(path)
        if len(files) > MOST_FILES or total > MOST_BYTES or (total > 1024 ** 3 and total > 200 * packed):
            report.problem("limit", self.name, "%d files of %d bytes would unpack from %d" % (len(files), total, packed))
        self.check_places(report)
        top = files[0].split("/")[0] if files else ""
        for name in files:
            if not name.startswith(top + "/"):
                report.problem("path", name, "it does not lie in the one folder %r that holds the rest" % top)
        if not files:
            report.problem("archive", self.name, "it is empty")
        if len(report.problems) == before:
            self.name = top
            self.members = {name[len(top) + 1:]: member for name, member in self.members.items()}
            self.sizes = {name: member.file_size for name, member in self.members.items()}

    def check_places(self, report):
        """Members must fill the file from its first byte to the directory, so that every program finds the same ones."""
        members = sorted(self.zip.infolist(), key=lambda member: member.header_offset)
        ends = [member.header_offset for member in members[1:]] + [self.zip.start_dir]
        if members and members[0].header_offset != 0:
            report.problem("archive", self.name, "bytes stand before its first member")
        for member, end in zip(members, ends):
            self.zip.fp.seek(member.header_offset)
            header = self.zip.fp.read(30)
            length = 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
            gap = end - member.header_offset - length - member.compress_size
            if header[:4] != b"PK\x03\x04" or not 0 <= gap <= (24 if member.flag_bits & 8 else 0):
                report.problem("archive", member.orig_filename, "it overlaps another member, or bytes lie between them")

    def open(self, name):
        return self.zip.open(self.members[name])


def pieces(source, name):
    """A file's bytes, piece by piece. zipfile never gives more than the directory tells, and compares the CRC-32."""
    with source.open(name) as file:
        while True:
            piece = file.read(1 << 20)
            if not piece:
                return
            yield piece


def whole(source, name):
    if source.sizes.get(name, 0) > MOST_TEXT:
        raise Unreadable("it is larger than %d bytes" % MOST_TEXT)
    return b"".join(pieces(source, name))


def lines_of(source, name):
    """Lines as bytes without their line end. Every line must have one, and it is one line feed."""
    rest = b""
    for piece in pieces(source, name):
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        for line in lines:
            yield line
    if rest:
        raise Unreadable("its last line has no line end")


def no_duplicates(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return members


def read_json(text):
    return json.loads(text, object_pairs_hook=no_duplicates)


# ---------------------------------------------------------------------------------------------------------------------
# Part 2: the container.


def read_manifest(source, name, report):
    """SHA-256 by path. One spelling alone: sixty-four digits, two spaces, a path of plain letters."""
    listed = {}
    for number, line in enumerate(lines_of(source, name), 1):
        where = "%s:%d" % (name, number)
        found = re.match(r"([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9._@+=~/-]*)\Z", line.decode("utf-8"))
        if not found:
            report.problem("manifest", where, "it is no digest and path in the form this program reads: %r" % line[64:200])
            continue
        digest, path = found.groups()
        if bad_path(path):
            report.problem("path", where, "%s: %s" % (path, bad_path(path)))
        elif path in listed:
            report.problem("manifest", where, "%s is listed twice" % path)
        elif path.startswith("data/") != (name == "manifest-sha256.txt"):
            report.problem("manifest", where, "%s does not belong into this list" % path)
        else:
            listed[path] = digest
    return listed


def read_info(source):
    """Labels and values of bag-info.txt."""
    return [tuple(line.decode("utf-8").split(": ", 1)) for line in lines_of(source, "bag-info.txt") if b": " in line]


def check_container(source, report):
    """True where every file is one the two lists name, has their SHA-256, and none is missing or added."""
    before = len(report.problems)
    required = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
                "tagmanifest-sha256.txt.sig", "allowed_signers", "signer.pub"]
    for name in required:
        if name not in source.sizes:
            report.problem("missing_file", name, "it is not there: this is no whole evidence pack")
    if len(report.problems) > before:
        return False
    if whole(source, "bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        report.problem("manifest", "bagit.txt", "it does not declare a bag of version 1.0 in UTF-8")
    listed = read_manifest(source, "manifest-sha256.txt", report)
    tags = read_manifest(source, "tagmanifest-sha256.txt", report)
    for name in required[:3] + required[5:]:
        if name not in tags:
            report.problem("manifest", "tagmanifest-sha256.txt", "it does not list %s" % name)
    listed.update(tags)
    outside = {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig"}
    for name in sorted(set(listed) - set(source.sizes)):
        report.problem("missing_file", name, "it is listed and is not there")
    for name in sorted(set(source.sizes) - set(listed) - outside):
        report.problem("extra_file", name, "it is there and is listed nowhere: nobody signed it")
    payload = {name: size for name, size in source.sizes.items() if name.startswith("data/")}
    oxums = [value for label, value in read_info(source) if label.lower() == "payload-oxum"]
    oxum = "%d.%d" % (sum(payload.values()), len(payload))
    if oxums != [oxum]:
        report.problem("oxum", "bag-info.txt", "it tells Payload-Oxum %s, the payload is %s" % (", ".join(oxums), oxum))
    for name in sorted(set(listed) & set(source.sizes)):
        digest = hashlib.sha256()
        for piece in pieces(source, name):
            digest.update(piece)
        if digest.hexdigest() != listed[name]:
            report.problem("digest", name, "its SHA-256 is not the one that is listed")
    if len(report.problems) > before:
        return False
    report.checked("%d files, none missing, none added, every SHA-256, Payload-Oxum %s" % (len(source.sizes), oxum))
    return True


# ---------------------------------------------------------------------------------------------------------------------
# Part 3: the signature. Ed25519 as RFC 8032 has it (section 5.1), with points as (X, Y, Z, T): x = X/Z, y = Y/Z, xy = T/Z.

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def decode_point(data):
    """None where these 32 bytes are no point of the curve in its only spelling."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def multiples(point):
    """For each of the 64 hexadecimal digits of a number: 0 to 15 times the point at that digit's place."""
    table = []
    for _ in range(64):
        row = [NEUTRAL]
        for _ in range(15):
            row.append(add(row[-1], point))
        table.append(row)
        point = add(row[15], point)
    return table


def multiply(table, number):
    result = NEUTRAL
    for place in range(64):
        digit = number >> 4 * place & 15
        if digit:
            result = add(result, table[place][digit])
    return result


BASE = multiples(decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))
KEY_TABLES = {}


def ed25519_verify(key, message, signature):
    """True where the 64 bytes are the signature of the 32-byte key over the message: R = sB - hA."""
    if len(key) != 32 or len(signature) != 64:
        return False
    if key not in KEY_TABLES:
        point = decode_point(key)
        KEY_TABLES[key] = point and multiples((P - point[0], point[1], 1, P - point[3]))
    s = int.from_bytes(signature[32:], "little")
    if KEY_TABLES[key] is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return encode_point(add(multiply(BASE, s), multiply(KEY_TABLES[key], h))) == signature[:32]


def ssh_string(data):
    return len(data).to_bytes(4, "big") + data


def ssh_strings(data):
    """The strings that `data` is made of, each with its length in front."""
    strings, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at:at + 4], "big")
        if at + 4 + length > len(data):
            raise Unreadable("it is cut off")
        strings.append(data[at + 4:at + 4 + length])
        at += 4 + length
    return strings


def fingerprint(key):
    """As `ssh-keygen -l` prints it."""
    blob = ssh_string(b"ssh-ed25519") + ssh_string(key)
    return "SHA256:" + base64.b64encode(sha256(blob)).decode("ascii").rstrip("=")


def ssh_key(text):
    """The 32 bytes of `ssh-ed25519 AAAA...`."""
    found = re.match(r"ssh-ed25519 ([A-Za-z0-9+/]+=*)\Z", text)
    strings = ssh_strings(base64.b64decode(found.group(1), validate=True)) if found else []
    if len(strings) != 2 or strings[0] != b"ssh-ed25519" or len(strings[1]) != 32:
        raise Unreadable("it is no Ed25519 key as OpenSSH writes them")
    return strings[1]


def check_ssh_signature(message, armoured):
    """The key that signed the message; Unreadable where none did."""
    lines = armoured.decode("ascii").rstrip("\n").split("\n")
    if lines[0] != "-----BEGIN SSH SIGNATURE-----" or lines[-1] != "-----END SSH SIGNATURE-----":
        raise Unreadable("it is no SSH signature in its armour")
    blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    strings = ssh_strings(blob[10:])
    if blob[:10] != b"SSHSIG\x00\x00\x00\x01" or len(strings) != 5:
        raise Unreadable("it is no SSH signature of version 1")
    public, namespace, reserved, algorithm, signed = strings
    if namespace != NAMESPACE.encode("ascii"):
        raise Unreadable("it was made for %r, not for %s" % (namespace[:100], NAMESPACE))
    if algorithm not in (b"sha512", b"sha256"):
        raise Unreadable("it was made over another digest than SHA-512 or SHA-256")
    digest = hashlib.new(algorithm.decode("ascii"), message).digest()
    statement = b"SSHSIG" + b"".join(map(ssh_string, [namespace, b"", algorithm, digest]))
    key, signature = ssh_strings(public), ssh_strings(signed)
    if [len(key), len(signature)] != [2, 2] or not key[0] == signature[0] == b"ssh-ed25519" or reserved:
        raise Unreadable("it was made with another kind of key than Ed25519")
    if not ed25519_verify(key[1], statement, signature[1]):
        raise Unreadable("it is not the signature of %s over these bytes" % fingerprint(key[1]))
    return key[1]


def check_signature(source, expected, report):
    """The key and the identity of whoever signed the list of files; None where nobody did."""
    name = "tagmanifest-sha256.txt.sig"
    try:
        key = check_ssh_signature(whole(source, "tagmanifest-sha256.txt"), whole(source, name))
    except (Unreadable, ValueError) as error:
        report.problem("signature", name, str(error))
        return None
    allowed = whole(source, "allowed_signers").decode("utf-8")
    found = re.match(r'([A-Za-z0-9._@+-]+) namespaces="([^"]*)" (ssh-ed25519 [A-Za-z0-9+/]+=*)\n\Z', allowed)
    public = "ssh-ed25519 " + base64.b64encode(ssh_string(b"ssh-ed25519") + ssh_string(key)).decode("ascii")
    identity = found.group(1) if found else ""
    if not found or found.group(2) != NAMESPACE or found.group(3) != public:
        report.problem("key", "allowed_signers", "it does not allow %s, which signed, and no other" % fingerprint(key))
    if whole(source, "signer.pub").decode("utf-8") != "%s %s\n" % (public, identity):
        report.problem("key", "signer.pub", "it tells another key or identity than %s, which signed" % fingerprint(key))
    if expected and expected != fingerprint(key):
        report.problem("key", name, "the pack is signed by %s, expected was %s" % (fingerprint(key), expected))
    report.checked("the signature of %s as %s" % (fingerprint(key), identity or "(nobody)"))
    return {"key": key, "fingerprint": fingerprint(key), "identity": identity}


# ---------------------------------------------------------------------------------------------------------------------
# Part 4: the ledger, data/80-custody.jsonl. A line is canonical JSON (RFC 8785) with the SHA-256 of the line before it.

CUSTODY = "data/80-custody.jsonl"


def utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def in_order(value):
    if isinstance(value, dict):
        return {name: in_order(value[name]) for name in sorted(value, key=utf16)}
    return [in_order(item) for item in value] if isinstance(value, list) else value


def canonical(value):
    """RFC 8785 of JSON without fractions, which the ledger has none of."""
    return json.dumps(in_order(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def ledger_key(text):
    """The 32 bytes of a key in base64 of its SPKI form (RFC 8410)."""
    data, head = base64.b64decode(text, validate=True), bytes.fromhex("302a300506032b6570032100")
    if data[:12] != head or len(data) != 44:
        raise Unreadable("the public key it tells is no Ed25519 key")
    return data[12:]


HIDDEN = {"redacted", "kind", "sequence", "at", "key", "keyKept", "hash", "leaf"}
HEX = re.compile(r"[0-9a-f]{64}\Z")


def is_hidden(line):
    """Whether only the hashes of a line stand there, as a redacted pack shows lines that tell of somebody."""
    if not isinstance(line, dict) or line.get("redacted") is not True:
        return False
    if set(line) - {"publicKey"} != HIDDEN or line["kind"] not in ("custody", "restore"):
        raise Unreadable("it is no hidden line of this version")
    if not HEX.match(line["hash"]) or not HEX.match(line["leaf"]):
        raise Unreadable("its hashes are no SHA-256")
    return True


class Ledger:
    """`lines`: each line read; `texts`: its bytes with the line end; `leaves`: their hashes; `hidden`: how many do not stand there
    themselves; `keys`: 32 bytes by fingerprint."""

    def __init__(self, source, archive_id, may_hide, report):
        self.lines, self.texts, self.leaves, self.hidden, self.keys, self.unvouched = [], [], [], 0, {}, []
        self.files, self.vouched, self.report = {}, set(), report
        self.head, digest = "archive:" + archive_id, None
        for number, text in enumerate(lines_of(source, CUSTODY), 1):
            text += b"\n"
            where = "%s:%d" % (CUSTODY, number)
            line, hidden = None, False
            try:
                line = read_json(text)
                hidden = may_hide and is_hidden(line)
                self.check_line(line, text, number, hidden)
            except (Unreadable, ValueError, KeyError, TypeError) as error:
                report.problem("ledger", where, str(error) or "it cannot be read")
            self.head = line["hash"] if hidden else sha256(text).hex()
            self.leaves.append(bytes.fromhex(line["leaf"]) if hidden else sha256(b"\x00" + text))
            self.hidden += hidden
            self.texts.append(text)
            self.lines.append(line if isinstance(line, dict) else {})
            state = self.lines[-1].get("body", {}).get("archive")
            if state:
                for name in state["removed"]:
                    self.files.pop(name, None)
                self.files.update((entry["file"], entry["sha256"]) for entry in state["added"])
                digest = state["digest"]
                if len(self.files) != state["files"]:
                    report.problem("ledger", where, "it does not lead to the number of files it tells")
        listed = [{"file": name, "sha256": self.files[name]} for name in sorted(self.files, key=utf16)]
        if digest is not None and sha256(canonical(listed)).hex() != digest:
            report.problem("ledger", "%s:%d" % (CUSTODY, len(self.lines)), "its digest is not that of the files all lines lead to")

    def check_line(self, line, text, number, hidden):
        if canonical(line) + b"\n" != text:
            raise Unreadable("it is not spelled as canonical JSON")
        if line["sequence"] != number - 1:
            raise Unreadable("it says it is number %s, it stands as %d" % (line["sequence"], number - 1))
        if not hidden and line["previous"] != self.head:
            raise Unreadable("it does not name the line before it: a line was changed, added or taken out")
        name, key = line["key"], self.keys.get(line["key"])
        if "publicKey" in line and key is None:
            key = ledger_key(line["publicKey"])
        if key is None or fingerprint(key) != name:
            raise Unreadable("no line tells the public key of %s" % name)
        signed = {member: value for member, value in line.items() if member != "signature"}
        if not hidden and not ed25519_verify(key, canonical(signed), base64.b64decode(line["signature"], validate=True)):
            raise Unreadable("its signature is not that of %s" % name)
        if name not in self.keys and self.keys and name not in self.vouched:
            self.unvouched.append((number, name))
        self.keys[name] = key
        if line["kind"] == "key":
            self.vouched.add(line["body"]["next"])

    def holds(self, line):
        """Whether these members are one of the ledger's lines, every byte of it."""
        return canonical(line) + b"\n" in self.text_set()

    def text_set(self):
        if not hasattr(self, "_texts"):
            self._texts = set(self.texts)
        return self._texts

    def receipts(self):
        """Ledger lines of imports, by import."""
        return {line["body"]["receipt"]["importId"]: line for line in self.lines if line.get("kind") == "import"}


def tree_root(leaves):
    """The Merkle root of RFC 9162, section 2.1.1, over hashed leaves: complete subtrees are joined as soon as there are two."""
    stack = []
    for leaf in leaves:
        size = 1
        while stack and stack[-1][0] == size:
            leaf = sha256(b"\x01" + stack.pop()[1] + leaf)
            size *= 2
        stack.append((size, leaf))
    if not stack:
        return sha256(b"")
    root = stack.pop()[1]
    while stack:
        root = sha256(b"\x01" + stack.pop()[1] + root)
    return root


def check_ledger(pack, signer, report):
    statement, ledger, head = pack.statement, pack.ledger, pack.statement["ledger"]
    root = tree_root(ledger.leaves).hex()
    last = ledger.head if ledger.texts else ""
    if [head["lines"], head["root"], head["last"]] != [len(ledger.texts), root, last]:
        report.problem("ledger", "data/10-statement.json", "its ledger head is not that of the lines in " + CUSTODY)
    if ledger.lines and statement["asOf"] != ledger.lines[-1].get("at"):
        report.problem("ledger", "data/10-statement.json", "asOf is not the time of the last ledger line")
    if signer["key"] not in ledger.keys.values():
        report.problem("key", CUSTODY, "no line of the ledger tells the key %s that signed the pack" % signer["fingerprint"])
    if statement["signer"]["key"] != signer["fingerprint"] or statement["signer"]["identity"] != signer["identity"]:
        report.problem("key", "data/10-statement.json", "it tells another signer than the one who signed")
    for number, name in ledger.unvouched:
        report.note("From line %d of the ledger on there is a key that no earlier key vouches for: %s" % (number, name))
    if ledger.hidden:
        report.note("%d of %d lines of the ledger are hidden: the lines around them name their hashes, and what they say and their "
                    "signatures cannot be checked here." % (ledger.hidden, len(ledger.lines)))
    kept = [line.get("keyKept") for line in ledger.lines if line.get("key") == signer["fingerprint"]]
    if "process" in kept:
        report.note("The key that signed was kept nowhere: nobody can sign with it again or vouch for it.")
    roots = sorted(line["body"]["receipt"]["roots"]["events"] for line in ledger.receipts().values())
    roots = [root for root in roots if root != sha256(b"").hex()]
    expected = sha256("\n".join(roots).encode("ascii")).hex() if roots else None
    if statement["archive"]["root"] != expected:
        report.problem("ledger", "data/10-statement.json", "the archive's root is not the one the receipts lead to")
    report.checked("%d ledger lines: chain, signatures, root" % len(ledger.lines))


# ---------------------------------------------------------------------------------------------------------------------
# Part 5: the population, data/20-population.jsonl, and the trees it stands in.

POPULATION = "data/20-population.jsonl"
TIME = re.compile(r"([+-]\d{6}|\d{4})(-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z\Z")


class Population:
    """`leaves`: SHA-256 of the byte 0 and the line; `ids`, `times`: of each line, from 0."""

    def __init__(self, source, is_whole, report):
        self.leaves, self.ids, self.times = [], [], []
        digest, before = hashlib.sha256(), None
        for number, line in enumerate(lines_of(source, POPULATION), 1):
            digest.update(line + b"\n")
            leaf = sha256(b"\x00" + line)
            where = "%s:%d" % (POPULATION, number)
            event = read_json(line)
            found = TIME.match(event["timestamp"])
            if not found:
                raise Unreadable("line %d has no timestamp in UTC" % number)
            year, rest, fraction = found.groups()
            order = (int(year), rest, (fraction or "")[:9].ljust(9, "0"))
            name = event.get("id") or "sha256:" + leaf.hex()
            place = (order, utf16(name), leaf)
            if before is not None and is_whole and not before < place:
                report.problem("content", where, "it does not stand after the line before it, by time, id and content")
            before = place
            self.leaves.append(leaf)
            self.ids.append(name)
            self.times.append(event["timestamp"])
        self.sha256 = digest.hexdigest()
        self.id_set = set(self.ids)


def split_of(size):
    """The largest power of two below the size: where RFC 9162 splits a tree."""
    return 1 << (size - 1).bit_length() - 1


def root_of_many(size, places, hashes, nodes):
    """Where leaves at these ascending places lead to, with the roots of the subtrees that hold none of them."""
    rest = iter(nodes)

    def walk(start, end, first, last):
        if first == last:
            return next(rest)
        if end - start == 1:
            return hashes[first]
        split = start + split_of(end - start)
        middle = bisect.bisect_left(places, split, first, last)
        left = walk(start, split, first, middle)
        return sha256(b"\x01" + left + walk(split, end, middle, last))

    try:
        root = walk(0, size, 0, len(places))
    except StopIteration:
        return None
    return root if next(rest, None) is None else None


def root_of_path(leaf, index, size, path):
    """Where an audit path leads to (RFC 9162, section 2.1.3.2); None where it has not the length for this tree."""
    if not 0 <= index < size:
        return None
    last, root = size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            root = sha256(b"\x01" + sibling + root)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            root = sha256(b"\x01" + root + sibling)
        index, last = index >> 1, last >> 1
    return root if last == 0 else None


def check_population(pack, report):
    """What other files say of the population, and that each of its lines stands in an import whose receipt was signed."""
    population, statement, query = pack.population, pack.statement, pack.query
    count, info = len(population.ids), dict(pack.info)
    oldest, newest = (population.times[0], population.times[-1]) if count else (None, None)
    told = statement["result"]
    if [told["events"], told["sha256"]] != [count, population.sha256]:
        report.problem("content", "data/10-statement.json", "its result is not %d events with the SHA-256 %s" % (count, population.sha256))
    if [told["oldest"], told["newest"]] != [oldest, newest]:
        report.problem("content", "data/10-statement.json", "oldest and newest are not those of the population")
    if [query["events"], query["sha256"]] != [count, population.sha256]:
        report.problem("content", "data/21-query.json", "its result is not the population's")
    if [info.get("SIVO-Population-Events"), info.get("SIVO-Population-SHA256")] != [str(count), population.sha256]:
        report.problem("content", "bag-info.txt", "what it says of the population is not so")
    if query["asked"] != statement["predicate"]["filter"] or query["zone"] != statement["predicate"]["zone"]:
        report.problem("content", "data/21-query.json", "it asks something else than data/10-statement.json")
    report.checked("%d events, sorted, as the statement, the query and the bag tell them" % count)


def check_population_proofs(pack, report):
    population, index, receipts = pack.population, pack.inclusion, pack.ledger.receipts()
    line_of, proved = {}, 0
    for entry in index["population"]:
        name = entry["file"]
        proof = pack.json(name, "sivo-population-proof")
        receipt = receipts.get(proof["importId"])
        if receipt is None or receipt["sequence"] != proof["sequence"]:
            report.problem("proof", name, "line %s of the ledger is no receipt of import %s" % (proof["sequence"], proof["importId"]))
            continue
        body = receipt["body"]["receipt"]
        if body["roots"]["events"] != proof["root"] or body["accepted"] + body["conflicts"] != proof["treeSize"]:
            report.problem("proof", name, "its root and size are not those of the receipt")
        places = [place for place, _ in proof["leaves"]]
        lines = [line for _, line in proof["leaves"]]
        if any(left >= right for left, right in zip(places, places[1:])) or not all(0 <= place < proof["treeSize"] for place in places):
            report.problem("proof", name, "its places are not those of a tree, or not in order")
            continue
        if not all(1 <= line <= len(population.leaves) for line in lines):
            report.problem("proof", name, "it names lines that the population has not")
            continue
        for line in lines:
            if line_of.setdefault(line, name) != name:
                report.problem("proof", name, "line %d of the population is proved of two imports" % line)
        root = root_of_many(proof["treeSize"], places, [population.leaves[line - 1] for line in lines], [bytes.fromhex(node) for node in proof["nodes"]])
        if len(set(lines)) != len(lines) or root is None or root.hex() != proof["root"]:
            report.problem("proof", name, "lines of %s do not lead to the root that import %s was signed with" % (POPULATION, proof["importId"]))
        if entry["events"] != len(lines) or entry["importId"] != proof["importId"]:
            report.problem("proof", "data/71-inclusion/index.json", "it tells something else of %s" % name)
        proved += 1
    missing = len(population.leaves) - len(line_of)
    without = sum(entry["events"] for entry in pack.receipt_index["withoutReceipt"])
    if missing != without:
        report.problem("proof", POPULATION, "%d lines stand in no proof, %d were told to come without a receipt" % (missing, without))
    elif missing:
        report.note("%d events came with imports that have no receipt: nothing proves them." % missing)
    report.checked("%d events in %d imports with signed roots" % (len(line_of), proved))
    return proved


def check_inclusion(pack, report):
    """Each named event has the text that was hashed, and leads to a root the ledger tells."""
    for entry in pack.inclusion["events"]:
        name = entry["file"]
        proof = pack.json(name, "sivo-inclusion-proof")
        text, receipt = proof["event"].encode("utf-8"), proof["receipt"]
        leaf = sha256(b"\x00" + text)
        if leaf.hex() != proof["leafHash"]:
            report.problem("proof", name, "leafHash is not that of the event")
        if (read_json(text).get("id") or "sha256:" + leaf.hex()) != proof["eventId"] or entry["eventId"] != proof["eventId"]:
            report.problem("proof", name, "it is the event of another id than it says")
        check_told(pack, receipt, name, report)
        body = receipt["body"]["receipt"]
        if [body["importId"], body["roots"]["events"], body["accepted"] + body["conflicts"]] != [proof["importId"], proof["root"], proof["treeSize"]]:
            report.problem("proof", name, "import, root or size are not those of its receipt")
        if fingerprint(ssh_key(proof["publicKey"])) != receipt["key"]:
            report.problem("proof", name, "publicKey is not the key of its receipt")
        root = root_of_path(leaf, proof["leafIndex"], proof["treeSize"], [bytes.fromhex(node) for node in proof["path"]])
        if root is None or root.hex() != proof["root"]:
            report.problem("proof", name, "the event does not lead to the root")
    return len(pack.inclusion["events"])


def check_told(pack, line, name, report):
    if not pack.ledger.holds(line):
        report.problem("proof", name, "ledger line %s in it is none of %s" % (line.get("sequence"), CUSTODY))


# ---------------------------------------------------------------------------------------------------------------------
# Part 6: the other files.


def fold(text):
    """Actors and types are compared in lower case; an empty text is none."""
    return text.lower() if text else None


def before(left, right):
    """The order of keys: nothing before any text, texts by code points."""
    for one, other in zip(left, right):
        if one != other:
            return one is None or (other is not None and one < other)
    return False


def check_absence(pack, report):
    """Of each import the two neighbours between which the key would stand, side by side in a tree with a signed root."""
    receipts = pack.ledger.receipts()
    for entry in pack.absence["proofs"]:
        name = entry["file"]
        proof = pack.json(name, "sivo-absence-proof")
        asked = proof["question"]
        if entry["question"] != asked:
            report.problem("proof", "data/72-absence/index.json", "it tells another question than %s" % name)
        if asked_name(asked) not in pack.absence_keys:
            report.problem("proof", name, "no statement of non-access in data/10-statement.json asks for this key")
        key = [fold(asked["actor"])]
        if asked["resourceType"] is not None:
            key.append(fold(asked["resourceType"]))
            if asked["resourceId"] is not None:
                key.append(asked["resourceId"] or None)
        for line in proof["lines"]:
            check_told(pack, line, name, report)
        lines = {line["sequence"]: line for line in proof["lines"]}
        for import_id in sorted(set(receipts) - {one["importId"] for one in proof["imports"]}):
            report.problem("proof", name, "it says nothing of import %s" % import_id)
        for one in proof["imports"]:
            where, size, left, right = "%s, import %s" % (name, one["importId"]), one["treeSize"], one["left"], one["right"]
            told = lines.get(one["sequence"], {})
            roots = told["body"]["roots"] if told.get("kind") == "keys" else []
            if {"importId": one["importId"], "root": one["root"], "leaves": size} not in roots:
                report.problem("proof", where, "line %s of the ledger does not tell this root" % one["sequence"])
            for side in (left, right):
                if side is None:
                    continue
                leaf = sha256(b"\x00" + side["key"].encode("utf-8"))
                root = root_of_path(leaf, side["index"], size, [bytes.fromhex(node) for node in side["path"]])
                if root is None or root.hex() != one["root"]:
                    report.problem("proof", where, "the key %d does not lead to the root" % side["index"])
            lower = -1 if left is None else left["index"]
            upper = size if right is None else right["index"]
            if upper != lower + 1:
                report.problem("proof", where, "the two keys do not stand side by side")
            if left is not None and not before(read_json(left["key"])[:len(key)], key):
                report.problem("proof", where, "the left key does not stand before the one asked for")
            if right is not None and not before(key, read_json(right["key"])[:len(key)]):
                report.problem("proof", where, "the right key does not stand after the one asked for")
            if size == 0 and one["root"] != sha256(b"").hex():
                report.problem("proof", where, "an empty tree has another root")
    if pack.absence["proofs"]:
        report.checked("%d keys that no import has" % len(pack.absence["proofs"]))
    return len(pack.absence["proofs"])


def asked_name(question):
    return (question["actor"], question["resourceType"], question["resourceId"])


def absence_keys(statement):
    """The keys the statements of non-access are about: every name of the actor, with the resource; an id also without a type."""
    return {(name, kind, one["resource"]["id"]) for one in statement["absence"]
            for name in [one["actor"]] + [alias["value"] for alias in one["aliases"]]
            for kind in [one["resource"]["type"]] + ([] if one["resource"]["id"] is None else [""])}


def check_receipts(pack, report):
    receipts = pack.ledger.receipts()
    for entry in pack.receipt_index["receipts"]:
        name, receipt = entry["file"], receipts.get(entry["importId"])
        if whole(pack.source, name) not in pack.ledger.text_set():
            report.problem("ledger", name, "it is no line of " + CUSTODY)
        elif receipt is None or whole(pack.source, name) != pack.ledger.texts[receipt["sequence"]]:
            report.problem("ledger", name, "it is not the receipt of import %s" % entry["importId"])
        elif [entry["sequence"], entry["root"]] != [receipt["sequence"], receipt["body"]["receipt"]["roots"]["events"]]:
            report.problem("ledger", "data/70-receipts/index.json", "it tells something else of %s" % name)


def check_completeness(pack, report):
    """Lists of proofs and receipts leave nothing out that the pack is about: an empty list proves nothing."""
    inclusion, absence = "data/71-inclusion/index.json", "data/72-absence/index.json"
    if pack.is_redacted:
        if pack.inclusion["population"] or pack.inclusion["events"]:
            report.problem("proof", inclusion, "a redacted pack can have no proof of its events")
        if pack.absence["proofs"]:
            report.problem("proof", absence, "a redacted pack can have no proof of absence")
        return
    receipts = pack.ledger.receipts()
    counted = lambda entries: {entry["importId"]: entry["events"] for entry in entries}
    proved, without = counted(pack.inclusion["population"]), counted(pack.receipt_index["withoutReceipt"])
    listed = counted(pack.receipt_index["receipts"])
    for import_id in sorted(set(without) & set(receipts)):
        report.problem("ledger", "data/70-receipts/index.json", "import %s has a receipt, which is told to be missing" % import_id)
    for import_id, events in sorted(proved.items()):
        if listed.get(import_id) != events:
            report.problem("ledger", "data/70-receipts/index.json", "it does not list the %s events of import %s" % (events, import_id))
    for one in pack.ipe["imports"]:
        told = proved.get(one["importId"], without.get(one["importId"], 0))
        if told != one["eventsInPopulation"]:
            report.problem("content", "data/22-ipe.json", "import %s: %s events of the population, where proofs and receipts tell %s"
                           % (one["importId"], one["eventsInPopulation"], told))
    for import_id, line in sorted(receipts.items()):
        stored = line["body"]["receipt"]["accepted"] + line["body"]["receipt"]["conflicts"]
        if pack.is_everything and proved.get(import_id, 0) != stored:
            report.problem("proof", inclusion, "the question is everything, and of import %s %s of %s events are there"
                           % (import_id, proved.get(import_id, 0), stored))
    named = {entry["eventId"] for entry in pack.inclusion["events"]} | {entry["what"] for entry in pack.inclusion["unproved"]}
    for event_id in pack.statement["specification"]["events"]:
        if event_id not in named:
            report.problem("proof", inclusion, "it has no proof of event %s, and does not say why" % event_id)
    open_keys = pack.absence_keys - {asked_name(entry["question"]) for entry in pack.absence["proofs"]}
    unproved = len(pack.absence["unproved"])
    if len(open_keys) > unproved:
        report.problem("proof", absence, "of %d keys that statements of non-access ask for there is no proof, and it says why of %d"
                       % (len(open_keys), unproved))
    if unproved:
        report.note("%d keys of statements of non-access are not proved to be absent." % unproved)


COUNTS = ["read", "accepted", "duplicates", "conflicts", "rejected"]


def check_sums(counts, where, report):
    if counts["read"] != sum(counts[name] for name in COUNTS[1:]):
        report.problem("content", where, "read is not accepted + duplicates + conflicts + rejected")


def check_ipe(pack, report):
    """22-ipe.json: counts that add up, and are those of the receipts."""
    name, ipe, receipts = "data/22-ipe.json", pack.ipe, pack.ledger.receipts()
    for entry in ipe["files"]:
        file, size = entry["name"], pack.source.sizes.get(entry["name"])
        if size != entry["bytes"] or pack.digests.get(file) != entry["sha256"]:
            report.problem("content", name, "it tells another size or SHA-256 of %s" % file)
    total = {count: sum(one["reconciliation"][count] for one in ipe["imports"]) for count in COUNTS}
    if any(ipe["reconciliation"][count] != total[count] for count in COUNTS):
        report.problem("content", name, "its totals are not the sums over its imports")
    check_sums(ipe["reconciliation"], name, report)
    if any(pack.statement["exclusions"]["reconciliation"][count] != total[count] for count in COUNTS):
        report.problem("content", "data/10-statement.json", "its reconciliation is not that of " + name)
    for one in ipe["imports"]:
        where = "%s, import %s" % (name, one["importId"])
        check_sums(one["reconciliation"], where, report)
        for file in one["files"]:
            check_sums(file, where, report)
        if any(one["reconciliation"][count] != sum(file[count] for file in one["files"]) for count in COUNTS):
            report.problem("content", where, "its counts are not the sums over its files")
        line = receipts.pop(one["importId"], None)
        if line is None:
            if one["receipt"] is not None:
                report.problem("content", where, "the ledger has no receipt of it")
            continue
        receipt = line["body"]["receipt"]
        told = [{member: file[member] for member in ("name", "bytes", "sha256")} for file in one["files"]]
        if any(one["reconciliation"][count] != receipt[count] for count in COUNTS) or told != receipt["files"]:
            report.problem("content", where, "counts or files are not those of its receipt")
        if one["receipt"] is None or [one["receipt"]["sequence"], one["receipt"]["roots"]] != [line["sequence"], receipt["roots"]]:
            report.problem("content", where, "sequence or roots are not those of its receipt")
    for import_id in receipts:
        report.problem("content", name, "it says nothing of import %s, which has a receipt" % import_id)
    if sum(one["eventsInPopulation"] for one in ipe["imports"]) != len(pack.population.ids):
        report.problem("content", name, "its imports do not add up to the population")
    result, told = ipe["result"], pack.statement["result"]
    if [result["events"], result["oldest"], result["newest"]] != [told["events"], told["oldest"], told["newest"]]:
        report.problem("content", name, "its result is not that of data/10-statement.json")
    report.checked("counts of %d imports add up and are those of their receipts" % len(ipe["imports"]))


LONE = re.compile("[\ud800-\udfff]")


def in_utf8(text):
    """As a text stands in a file: UTF-8 has no half characters, U+FFFD stands for them."""
    return LONE.sub("\ufffd", text)


def cell_of(event, column):
    """What a column of the CSV tells of an event."""
    value = event
    for member in column.split("."):
        value = value.get(member) if isinstance(value, dict) else None
    if value is None:
        return ""
    if isinstance(value, str):
        return in_utf8(value)
    # A value that is left out stands as {"redacted": commitment} in both.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def is_neutralised(one, two):
    """Whether a cell differs by apostrophes alone, which keep a spreadsheet from running it."""
    return one != two and one.replace("'", "") == two.replace("'", "")


COMPARED = ["timestamp", "tenantId", "actor.id", "actor.email", "actor.role", "actor.ip", "actor.userAgent",
            "action", "resource.type", "resource.id", "crossTenant", "reason"]


def check_tables(pack, report):
    """Both CSV files hold the same events in the same order, cell by cell as far as a column is a member of the event."""
    lossless, safe = "data/20-population.lossless.csv", "data/20-population.spreadsheet-safe.csv"
    csv.field_size_limit(1 << 30)
    with io.TextIOWrapper(pack.source.open(lossless), "utf-8", newline="") as exact, \
            io.TextIOWrapper(pack.source.open(safe), "utf-8-sig", newline="") as harmless:
        rows, others = csv.reader(exact), csv.reader(harmless)
        head = next(rows)
        if next(others) != head + ["neutralised"]:
            report.problem("content", safe, "it has other columns than %s and `neutralised`" % lossless)
            return
        number = 0
        for number, line in enumerate(lines_of(pack.source, POPULATION), 1):
            row, other, event = next(rows, None), next(others, None), json.loads(line)
            if row is None or other is None:
                report.problem("content", lossless if row is None else safe, "it has fewer rows than the population has lines")
                return
            cells = dict(zip(head, row))
            for column in COMPARED:
                if cells[column] != cell_of(event, column):
                    report.problem("content", "%s, row %d" % (lossless, number), "%s is not that of line %d of the population" % (column, number))
            if cells["id"] != in_utf8(pack.population.ids[number - 1]):
                report.problem("content", "%s, row %d" % (lossless, number), "id is not that of line %d of the population" % number)
            changed = other[-1].split(" ")
            for column, one, two in zip(head, row, other):
                if not (is_neutralised(one, two) if column in changed else one == two):
                    report.problem("content", "%s, row %d" % (safe, number), "%s is not that of %s" % (column, lossless))
        for name, rest in ((lossless, rows), (safe, others)):
            if next(rest, None) is not None:
                report.problem("content", name, "it has more rows than the population has lines")
    report.checked("both tables hold these %d events" % number)


def shares(sizes, n):
    """n divided in proportion by largest remainders, at least one each, never more than there are."""
    total = sum(sizes)
    wanted = min(n, total)
    quotas = [wanted * size / total for size in sizes]
    share = [max(1, int(quota)) for quota in quotas]
    lack = lambda place: quotas[place] - share[place]
    while sum(share) < wanted:
        share[max((place for place in range(len(sizes)) if share[place] < sizes[place]), key=lambda place: (lack(place), -place))] += 1
    while sum(share) > wanted:
        share[min((place for place in range(len(sizes)) if share[place] > 1), key=lambda place: (lack(place), place))] -= 1
    return share


def strata_of(pack, field, zone):
    """The stratum of every id; None where this Python cannot tell it or an id has two."""
    column = {"role": "actor.role", "tenant": "tenantId"}.get(field, field)
    local = None
    if field == "month" and zone != "UTC":
        try:
            from zoneinfo import ZoneInfo
            local = ZoneInfo(zone)
        except Exception:
            return None
    found = {}
    with io.TextIOWrapper(pack.source.open("data/20-population.lossless.csv"), "utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if field == "actor":
                value = row["actor.email"] or row["actor.id"]
            elif field == "month":
                value = month_in(row["timestamp"], local)
            else:
                value = row[column]
            if value is None or found.setdefault(row["id"], value) != value:
                return None
    return found


def month_in(timestamp, zone):
    if zone is None:
        return timestamp[:-16 if "." not in timestamp else timestamp.index("T") - len(timestamp) - 3] if timestamp[0] in "+-" else timestamp[:7]
    from datetime import datetime, timezone
    try:
        return datetime.strptime(timestamp[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc).astimezone(zone).strftime("%Y-%m")
    except ValueError:
        return None


SAMPLE_POPULATION, SAMPLE_STRATA = "data/31-sample-population.txt", "data/31-sample-strata.txt"


def own_groups(source, sample, name, report):
    """Ids by stratum of a sample with a question of its own, from the population beside it; None where that is another."""
    text = whole(source, SAMPLE_POPULATION)
    ids = text.decode("utf-8").split("\n")[:-1]
    if [sample["population"]["n"], sample["population"]["sha256"]] != [len(set(ids)), sha256(text).hex()]:
        report.problem("sample", name, SAMPLE_POPULATION + " is not the population it was drawn from")
        return None
    if sample["strata"] is None:
        return {None: ids}
    if SAMPLE_STRATA not in source.sizes:
        report.problem("sample", name, SAMPLE_STRATA + " is not there")
        return None
    strata = whole(source, SAMPLE_STRATA).decode("utf-8").split("\n")[:-1]
    if len(strata) != len(ids):
        report.problem("sample", name, "%s has %d lines for %d ids" % (SAMPLE_STRATA, len(strata), len(ids)))
        return None
    groups = {}
    for one, line in zip(ids, strata):
        groups.setdefault(read_json(line), []).append(one)
    return groups


def population_groups(pack, sample, name, report):
    """Ids by stratum from the pack's population; None where the sample was drawn from others, or its strata cannot be told."""
    ids = sorted(pack.population.id_set)
    listed = sha256("".join(one + "\n" for one in ids).encode("utf-8")).hex()
    if [sample["population"]["n"], sample["population"]["sha256"]] != [len(ids), listed]:
        report.problem("sample", name, "it was drawn from other ids than those of the population")
        return None
    if sample["strata"] is None:
        return {None: ids}
    values = strata_of(pack, sample["strata"]["field"], sample["zone"])
    if values is None:
        report.note("The strata of the sample cannot be told again here: its keys were checked, not the draw.")
        return None
    groups = {}
    for one in ids:
        groups.setdefault(values[one], []).append(one)
    return groups


def check_sample(pack, report):
    """Draws the sample again: the ids with the smallest SHA-256 of seed, the byte 0x1f and id."""
    name, sample = "data/30-sample.json", pack.sample["drawn"]
    if sample is None:
        return
    seed = sample["seed"]
    key_of = lambda event_id: sha256(("%s\x1f%s" % (seed, event_id)).encode("utf-8")).hex()
    drawn = sample["items"] + sample["replacements"]
    ids_hidden = pack.is_redacted and sample["population"]["sha256"] == ""
    for item in drawn:
        if item["key"] != key_of(item["eventId"]) and not (ids_hidden and item["key"] == ""):
            report.problem("sample", name, "the key of %s is not that of the seed and this id" % item["eventId"])
    rows = {(item["eventId"], item["key"], item["rank"], item["stratum"]) for item in drawn}
    for row in pack.sample["results"]:
        if (row["eventId"], row["key"], row["rank"], row["stratum"]) not in rows:
            report.problem("sample", name, "there is a result for %s, which was not drawn" % row["eventId"])
    recorded = sample["recorded"]
    if recorded is None:
        report.note("The seed of the sample was not recorded before it was drawn: %s" % sample["unrecorded"])
    else:
        line = pack.ledger.lines[recorded["sequence"]] if recorded["sequence"] < len(pack.ledger.lines) else {}
        act = line.get("body", {}).get("act", {})
        listed = act.get("population") if ids_hidden else sample["population"]["sha256"]
        told = [act.get(member) for member in ("kind", "seed", "population", "size", "n")]
        if line.get("redacted") is not True and told != ["sample", seed, listed, sample["population"]["n"], sample["n"]]:
            report.problem("sample", name, "line %s of the ledger does not record this draw" % recorded["sequence"])
    asked = pack.statement["specification"]["sample"] or {}
    if ids_hidden or (pack.is_redacted and sample["strata"] is not None and sample["strata"]["field"] not in ("role", "tenant", "month")):
        report.note("The pack is redacted: ids or strata of the sample are not those it was drawn by, so that it cannot be drawn again.")
        return
    is_own = asked.get("filter") not in (None, pack.statement["predicate"]["filter"])
    if SAMPLE_POPULATION in pack.source.sizes:
        if not is_own:
            report.problem("content", SAMPLE_POPULATION, "the sample has no question of its own: its population is that of the pack")
        groups = own_groups(pack.source, sample, name, report)
    elif is_own:
        groups = None
        if pack.is_redacted:
            report.note("The pack is redacted and its sample has a question of its own: its keys were checked, not the draw.")
        else:
            report.problem("missing_file", SAMPLE_POPULATION, "the sample has a question of its own, and the population it was drawn from is not there")
    else:
        groups = population_groups(pack, sample, name, report)
    if groups is None:
        return
    strata = sorted(groups, key=lambda value: value or "")
    items, replacements, told = [], [], []
    for stratum, share in zip(strata, shares([len(groups[stratum]) for stratum in strata], sample["n"])):
        told.append({"value": stratum, "size": len(groups[stratum]), "drawn": share})
        keyed = sorted((key_of(one), one) for one in groups[stratum])[:share + asked.get("replacements", 10)]
        for rank, (key, one) in enumerate(keyed, 1):
            (items if rank <= share else replacements).append({"rank": rank, "eventId": one, "key": key, "stratum": stratum})
    if sample["strata"] is not None and sample["strata"]["groups"] != told:
        report.problem("sample", name, "its strata have other sizes or shares")
    for kind, one, other in (("item", sample["items"], items), ("replacement", sample["replacements"], replacements)):
        for place in range(max(len(one), len(other))):
            left, right = one[place:place + 1], other[place:place + 1]
            if left != right:
                report.problem("sample", name, "%s %d is %s; the seed draws %s" % (
                    kind, place + 1, left[0]["eventId"] if left else "missing", right[0]["eventId"] if right else "none"))
    report.checked("the sample of %d, drawn again" % len(items))


def check_findings(pack, report):
    outside = 0
    for finding in pack.findings["findings"]:
        for event_id in finding["eventIds"]:
            if event_id in pack.population.id_set:
                continue
            outside += 1
            if pack.is_everything:
                report.problem("content", "data/40-findings.json", "finding %s names %s, which is not there" % (finding["id"], event_id))
    if outside and not pack.is_everything:
        report.note("Findings name %d events outside the population." % outside)


def check_diffs(pack, report):
    for entry in pack.diffs["diffs"]:
        name, line = entry["json"], entry["line"]
        diff = pack.json(name, "sivo-event-diff")
        if [diff["eventId"], diff["line"]] != [entry["eventId"], line]:
            report.problem("content", name, "it is of another event than data/50-diffs/index.json says")
        if line is None or pack.is_redacted:
            continue
        if not 1 <= line <= len(pack.population.ids) or pack.population.ids[line - 1] != diff["eventId"]:
            report.problem("content", name, "line %s of the population is another event" % line)
        elif pack.population.leaves[line - 1].hex() != diff["contentHash"]:
            report.problem("content", name, "contentHash is not that of line %d of the population" % line)


def check_lists(pack, report):
    """Every file of a folder stands in the list beside it, and the other way round."""
    lists = {
        "data/50-diffs/": [entry[kind] for entry in pack.diffs["diffs"] for kind in ("json", "html")],
        "data/70-receipts/": [entry["file"] for entry in pack.receipt_index["receipts"]],
        "data/71-inclusion/": [entry["file"] for kind in ("population", "events") for entry in pack.inclusion[kind]],
        "data/72-absence/": [entry["file"] for entry in pack.absence["proofs"]],
    }
    for folder, listed in lists.items():
        there = {name for name in pack.source.sizes if name.startswith(folder)} - {folder + "index.json"}
        for name in sorted(there - set(listed)):
            report.problem("content", name, "%sindex.json does not list it" % folder)
        for name in sorted(set(listed) - there):
            report.problem("content", folder + "index.json", "it lists %s, which is not there" % name)


class Pack:
    """The files of a pack as they are needed, each read once."""

    def __init__(self, source, report):
        self.source, self.info = source, read_info(source)
        self.digests = {path: digest for digest, path in
                        (line.decode("utf-8").split("  ", 1) for line in lines_of(source, "manifest-sha256.txt"))}
        self.statement = self.json("data/10-statement.json", "sivo-evidence-statement")
        self.query = self.json("data/21-query.json", "sivo-query")
        self.ipe = self.json("data/22-ipe.json", "sivo-ipe")
        self.sample, self.findings = self.json("data/30-sample.json"), self.json("data/40-findings.json")
        self.diffs, self.receipt_index = self.json("data/50-diffs/index.json"), self.json("data/70-receipts/index.json")
        self.inclusion, self.absence = self.json("data/71-inclusion/index.json"), self.json("data/72-absence/index.json")
        self.is_redacted = self.redaction_is_told(report)
        self.is_everything = self.statement["predicate"]["filter"] == ""
        self.absence_keys = absence_keys(self.statement)
        self.ledger = Ledger(source, self.statement["archive"]["id"], self.is_redacted, report)
        self.population = Population(source, not self.is_redacted, report)

    def redaction_is_told(self, report):
        """Hidden values are believed only where the statement and the redaction file say the same."""
        name = "data/90-redaction.json"
        specification = self.statement.get("specification")
        if not isinstance(specification, dict) or "redact" not in specification:
            raise Unreadable("data/10-statement.json: it does not say whether values are hidden")
        rules = specification["redact"]
        if rules is None:
            if name in self.source.sizes:
                report.problem("content", name, "it is there, but data/10-statement.json says that nothing is hidden")
            return False
        if name not in self.source.sizes:
            report.problem("missing_file", name,
                           "data/10-statement.json says that values are hidden, and this file does not tell of it")
            return False
        told = self.json(name, "sivo-redaction")
        if told.get("rules") != rules:
            report.problem("content", name, "its rules are not those of data/10-statement.json")
            return False
        signed = dict(self.info).get("SIVO-Signer-Key")
        if told.get("key") != signed:
            report.problem("key", name, "it was made with the key %s, which did not sign the pack" % told.get("key"))
        return True

    def json(self, name, form=None):
        if name not in self.source.sizes:
            raise Unreadable("%s: it is not there" % name)
        try:
            content = read_json(whole(self.source, name).decode("utf-8"))
        except ValueError as error:
            raise Unreadable("%s: it is no JSON: %s" % (name, error))
        if form and [content.get("format"), content.get("version")] != [form, 1]:
            raise Unreadable("%s: it is not of the form %s, version 1" % (name, form))
        return content


REVEAL = {"format": str, "version": int, "pack": str, "event": str, "line": (int, type(None)), "values": list, "inclusion": (dict, type(None))}


class Number(float):
    """A fraction, or a number with an exponent, which keeps the spelling it has in the file: that of canonical JSON."""

    def __new__(cls, text):
        number = float.__new__(cls, text)
        number.text = text
        return number


def canonical_text(value):
    """RFC 8785 of what stands in a reveal file."""
    if isinstance(value, dict):
        return "{%s}" % ",".join("%s:%s" % (canonical_text(name), canonical_text(value[name])) for name in sorted(value, key=utf16))
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical_text(item) for item in value)
    return value.text if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


def commitment(opened):
    """SHA-256 of the salt and the canonical JSON of path and value."""
    return sha256(bytes.fromhex(opened["salt"]) + canonical_text([opened["path"], opened["value"]]).encode("utf-8")).hex()


def read_reveal(path):
    """None where it is no reveal file of version 1."""
    try:
        if os.path.getsize(path) > 64 * 1024 ** 2:
            return None
        with open(path, "rb") as file:
            told = json.loads(file.read().decode("utf-8"), object_pairs_hook=no_duplicates, parse_float=Number)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or set(told) != set(REVEAL) or any(not isinstance(told[name], REVEAL[name]) for name in REVEAL):
        return None
    for one in told["values"]:
        if not isinstance(one, dict) or set(one) != {"path", "value", "salt"} or not isinstance(one["path"], str) or not HEX64.match(str(one["salt"])):
            return None
    return told if told["format"] == "sivo-reveal" and told["version"] == 1 and told["values"] else None


def check_reveal(source, path, report):
    """A file that opens values of a redacted pack: each must be the one the pack committed to."""
    name, told, listed = os.path.basename(path), read_reveal(path), "data/91-commitments.jsonl"
    if told is None:
        return report.problem("proof", name, "it is no reveal file of this version")
    if told["pack"] != sha256(whole(source, "tagmanifest-sha256.txt")).hex():
        return report.problem("proof", name, "it was made for another pack")
    if listed not in source.sizes:
        return report.problem("proof", name, "the pack hides nothing: it has no list of commitments")
    committed = None
    for text in lines_of(source, listed):
        line = read_json(text.decode("utf-8"))
        if [line["event"], line["line"]] == [told["event"], told["line"]]:
            if committed is None or all(line["values"].get(one["path"]) == commitment(one) for one in told["values"]):
                committed = line["values"]
    if committed is None:
        place = "none" if told["line"] is None else told["line"]
        return report.problem("proof", name, "the pack shows no event %s at line %s" % (told["event"], place))
    for one in told["values"]:
        called = one["path"] or "the whole event"
        if one["path"] not in committed:
            report.problem("proof", name, "%s: the pack hides no such value" % called)
        elif committed[one["path"]] != commitment(one):
            report.problem("proof", name, "%s: it is not the value the pack was made with" % called)
        else:
            shown = json.dumps(one["value"], ensure_ascii=False)
            report.checked("%s: %s of %s is %s, as the pack was made with" % (name, called, told["event"], shown))
    proof, texts = told["inclusion"], [one["value"] for one in told["values"] if one["path"] == ""]
    if proof is None:
        return
    leaf = sha256(b"\x00" + str(texts[0]).encode("utf-8")) if texts else b""
    led = root_of_path(leaf, proof["leafIndex"], proof["treeSize"], [bytes.fromhex(node) for node in proof["path"]])
    if led is None or [leaf.hex(), led.hex()] != [proof["leafHash"], proof["root"]]:
        return report.problem("proof", name, "inclusion: the event does not lead to the root that is told")
    index = read_json(whole(source, "data/70-receipts/index.json").decode("utf-8"))
    roots = [receipt["root"] for receipt in index["receipts"] if receipt["importId"] == proof["importId"]]
    if not roots or roots[0] is None:
        report.note("%s: the pack does not tell the root of import %s, so nothing shows it." % (name, proof["importId"]))
    elif roots[0] != proof["root"]:
        report.problem("proof", name, "inclusion: its root is not the one of that import in the pack")
    else:
        report.checked("%s: the event stands in import %s" % (name, proof["importId"]))


def check_content(source, signer, report):
    counted = {"events": 0, "proofs": 0, "ledgerLines": 0}
    name = "data"
    try:
        pack = Pack(source, report)
        counted.update(events=len(pack.population.ids), ledgerLines=len(pack.ledger.lines))
        if report.problems and any(problem["where"].startswith(CUSTODY) for problem in report.problems):
            return counted
        check_lists(pack, report)
        check_completeness(pack, report)
        check_ledger(pack, signer, report)
        check_population(pack, report)
        check_receipts(pack, report)
        check_ipe(pack, report)
        check_tables(pack, report)
        if pack.is_redacted:
            report.note("The pack is redacted: its lines are not those that were hashed, so that no proof of them can be made.")
        else:
            counted["proofs"] += check_population_proofs(pack, report) + check_inclusion(pack, report)
        counted["proofs"] += check_absence(pack, report)
        check_sample(pack, report)
        check_findings(pack, report)
        check_diffs(pack, report)
    except (Unreadable, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, csv.Error) as error:
        message = "%s %s" % (type(error).__name__, error) if isinstance(error, (KeyError, TypeError, IndexError)) else str(error)
        report.problem("content", name, "what the files say cannot be followed: " + message)
    return counted


def verify(path, expected, reveal=None):
    report = Report()
    signer, counted, name = None, {"events": 0, "proofs": 0, "ledgerLines": 0}, os.path.basename(os.path.abspath(path))
    files = 0
    try:
        source = Folder(path, report) if os.path.isdir(path) else Zip(path, report)
        name, files = source.name, len(source.sizes)
        if not report.problems:
            holds = check_container(source, report)
            if "tagmanifest-sha256.txt.sig" in source.sizes and all(one in source.sizes for one in ("allowed_signers", "signer.pub", "tagmanifest-sha256.txt")):
                signer = check_signature(source, expected, report)
            if holds and signer:
                counted = check_content(source, signer, report)
                if reveal:
                    check_reveal(source, reveal, report)
    except (OSError, Unreadable, ValueError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        report.problem("archive", name, "it cannot be read: %s" % error)
    except Exception as error:
        # zlib.error and whatever else a damaged file makes a library say: never a pass.
        report.problem("archive", name, "it cannot be read: %s: %s" % (type(error).__name__, error))
    if signer and not expected:
        report.note("No fingerprint was given. Anybody can make a pack that holds up to here with a key of their own: compare "
                    "%s with what you were told by ANOTHER way than the pack, or give it with --fingerprint." % signer["fingerprint"])
    return report, {
        "ok": not report.problems and signer is not None,
        "name": name,
        "key": signer and signer["fingerprint"],
        "identity": signer and signer["identity"],
        "expected": expected,
        "checked": dict(files=files, **counted),
        "problems": report.problems,
        "omitted": report.omitted,
        "notes": report.notes,
    }


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Checks an evidence pack: files, signature, contents, proofs, ledger.")
    parser.add_argument("path", nargs="?", default=os.path.dirname(os.path.abspath(__file__)), help="its zip or its folder; the folder of this file")
    parser.add_argument("--fingerprint", metavar="SHA256:...", help="of the key you were told by another way than the pack")
    parser.add_argument("--reveal", metavar="FILE", help="a file that opens values of this redacted pack")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    asked = parser.parse_args(arguments)
    if asked.fingerprint is not None and not re.match(r"SHA256:[A-Za-z0-9+/]{43}\Z", asked.fingerprint):
        parser.error("a fingerprint is SHA256: and 43 characters")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    report, result = verify(asked.path, asked.fingerprint, asked.reveal)
    if asked.json:
        print(json.dumps(result))
        return 0 if result["ok"] else 1
    for text in report.good:
        print("ok      " + text)
    for problem in report.problems:
        print("FAILED  %(where)s: %(message)s" % problem)
    if report.omitted:
        print("FAILED  %d further problems" % report.omitted)
    for text in report.notes:
        print("NOTE    " + text)
    if result["key"]:
        print("KEY     %s%s" % (result["key"], ", the one you were told" if result["key"] == asked.fingerprint else ""))
    print("RESULT  " + ("everything holds" if result["ok"] else "FAILED: do not rely on this pack"))
    print("        Not checked, because nothing can show it: whether the source of the log told everything, and the truth.")
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
