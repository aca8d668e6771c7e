# Checks an evidence pack with what Windows has: PowerShell 5 or newer and, for the signature, ssh-keygen (the optional feature
# "OpenSSH Client"). It reads the folder it lies in, changes nothing and connects to nothing.
#
#   powershell -ExecutionPolicy Bypass -File verify.ps1 [-Fingerprint SHA256:the-one-you-were-told-by-another-way]
#
# Exit 0: everything it checks holds. Exit 1: something does not, or could not be checked.
param([string]$Fingerprint = '')
$ErrorActionPreference = 'Stop'
$namespace = 'sivo-evidence-pack@v1'
$root = (Resolve-Path -LiteralPath $PSScriptRoot).ProviderPath
$script:failed = $false

function Good([string]$text) { Write-Output "ok      $text" }
function Bad([string]$text) { $script:failed = $true; Write-Output "FAILED  $text" }
function PathOf([string]$name) { return [IO.Path]::Combine($root, $name.Replace('/', [IO.Path]::DirectorySeparatorChar)) }
function LinesOf([string]$name) {
  $text = [IO.File]::ReadAllText((PathOf $name), [Text.Encoding]::UTF8)
  return @($text.Split([char]10) | Where-Object { $_ -ne '' })
}
function Sha256Of([string]$path) {
  $hash = [Security.Cryptography.SHA256]::Create()
  $stream = [IO.File]::OpenRead($path)
  try { return ([BitConverter]::ToString($hash.ComputeHash($stream))).Replace('-', '').ToLowerInvariant() }
  finally { $stream.Dispose(); $hash.Dispose() }
}

# 1. What is needed is there.
foreach ($name in 'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.sig', 'allowed_signers', 'signer.pub') {
  if (-not [IO.File]::Exists((PathOf $name))) { Bad "$name is missing" }
}
if ($script:failed) { Write-Output 'This is not a whole evidence pack.'; exit 1 }

# 2. The lists, each line in the one form this program reads.
$listed = New-Object 'System.Collections.Generic.Dictionary[string,string]' ([StringComparer]::Ordinal)
foreach ($manifest in 'manifest-sha256.txt', 'tagmanifest-sha256.txt') {
  foreach ($line in (LinesOf $manifest)) {
    if ($line -cmatch '^([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9._@+=~/-]*)$') { $digest = $Matches[1]; $name = $Matches[2] }
    else { Bad "${manifest} has a line of another form: $line"; continue }
    if ($name -match '(^|/)\.\.?(/|$)|//') { Bad "${manifest} lists a path that leads elsewhere: $name"; continue }
    if (($manifest -eq 'manifest-sha256.txt') -and (-not $name.StartsWith('data/'))) { Bad "${manifest} lists a file outside of data/: $name"; continue }
    if ($listed.ContainsKey($name)) { Bad "listed twice: $name"; continue }
    $listed[$name] = $digest
  }
}
if (-not $listed.ContainsKey('manifest-sha256.txt')) { Bad 'tagmanifest-sha256.txt does not list manifest-sha256.txt' }

# 3. The set of files, every SHA-256, and how much payload there is.
$found = New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::Ordinal)
$bytes = [long]0
$count = 0
$wrong = 0
foreach ($file in (Get-ChildItem -LiteralPath $root -Recurse -Force)) {
  $name = $file.FullName.Substring($root.Length).TrimStart('\', '/').Replace('\', '/')
  if (($file.Attributes -band [IO.FileAttributes]::ReparsePoint) -ne 0) { Bad "link: $name"; continue }
  if ($file.PSIsContainer) { continue }
  [void]$found.Add($name)
  if ($name.StartsWith('data/')) { $bytes += $file.Length; $count += 1 }
  if (($name -ceq 'tagmanifest-sha256.txt') -or ($name -ceq 'tagmanifest-sha256.txt.sig')) { continue }
  if (-not $listed.ContainsKey($name)) { Bad "extra file: $name"; $wrong += 1; continue }
  if ((Sha256Of $file.FullName) -cne $listed[$name]) { Bad "SHA-256 differs: $name"; $wrong += 1 }
}
foreach ($name in $listed.Keys) { if (-not $found.Contains($name)) { Bad "missing file: $name"; $wrong += 1 } }
if ($wrong -eq 0) { Good "$($found.Count) files: none missing, none added, every SHA-256" }
$oxum = ''
foreach ($line in (LinesOf 'bag-info.txt')) { if ($line.StartsWith('Payload-Oxum: ')) { $oxum = $line.Substring(14) } }
if ($oxum -ceq "$bytes.$count") { Good "Payload-Oxum: $bytes bytes in $count files" } else { Bad "bag-info.txt says Payload-Oxum $oxum, there are $bytes.$count" }

# 4. The key: its fingerprint is computed here, from the bytes in signer.pub.
$allowed = @(LinesOf 'allowed_signers')
$key = ''
$identity = ''
if (($allowed.Count -eq 1) -and ($allowed[0] -cmatch '^([A-Za-z0-9._@+-]+) namespaces="sivo-evidence-pack@v1" (ssh-ed25519 ([A-Za-z0-9+/]+=*))$')) {
  $identity = $Matches[1]
  $key = $Matches[2]
  $blob = [Convert]::FromBase64String($Matches[3])
  $hash = [Security.Cryptography.SHA256]::Create()
  $told = 'SHA256:' + [Convert]::ToBase64String($hash.ComputeHash($blob)).TrimEnd('=')
  $signer = @(LinesOf 'signer.pub')
  if (($signer.Count -ne 1) -or ($signer[0] -cne "$key $identity")) { Bad 'signer.pub and allowed_signers tell different keys' }
  Write-Output "        key     $told"
  if ($Fingerprint -eq '') {
    Write-Output 'NOTE    no fingerprint was given. Anybody can make a pack that holds up to here: compare the key above with the'
    Write-Output '        fingerprint you were told by ANOTHER way (a call, a letter, an earlier pack).'
  }
  elseif ($Fingerprint -ceq $told) { Good 'the key is the one you were told' }
  else { Bad "the key is NOT the one you were told, $Fingerprint" }
}
else { Bad 'allowed_signers is not one line with one Ed25519 key' }

# 5. The signature. The file is handed to ssh-keygen byte for byte, which the pipe of PowerShell does not do.
$tool = Get-Command ssh-keygen -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if ($null -eq $tool) { Bad 'ssh-keygen is not here: the SIGNATURE WAS NOT CHECKED. Install the optional feature "OpenSSH Client".' }
elseif ($key -ne '') {
  $start = New-Object Diagnostics.ProcessStartInfo
  $start.FileName = $tool.Path
  $start.Arguments = "-Y verify -f allowed_signers -I $identity -n $namespace -s tagmanifest-sha256.txt.sig"
  $start.WorkingDirectory = $root
  $start.UseShellExecute = $false
  $start.RedirectStandardInput = $true
  $process = [Diagnostics.Process]::Start($start)
  $content = [IO.File]::ReadAllBytes((PathOf 'tagmanifest-sha256.txt'))
  $process.StandardInput.BaseStream.Write($content, 0, $content.Length)
  $process.StandardInput.BaseStream.Flush()
  $process.StandardInput.Close()
  $process.WaitForExit()
  if ($process.ExitCode -eq 0) { Good "the signature over tagmanifest-sha256.txt, identity $identity" } else { Bad 'the signature over tagmanifest-sha256.txt' }
}

Write-Output ''
Write-Output 'Checked: the set of files, every SHA-256, the size of the payload, the signature.'
Write-Output 'Not checked: what the files say, the proofs and the ledger (verify.py does), and whether the source told everything.'
if ($script:failed) { Write-Output 'RESULT  FAILED: do not rely on this pack'; exit 1 }
Write-Output 'RESULT  everything checked holds'
exit 0
