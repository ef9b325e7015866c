// A certificate that nobody trusts, and its key, for servers of tests: for localhost, 127.0.0.1 and api.test, until 2126.
// Made by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=api.test
// -addext subjectAltName=DNS:api.test,DNS:localhost,IP:127.0.0.1`.

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBpDCCAUmgAwIBAgIUQbElkBIa4+rDpIL3PLRmDQUQFlUwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIYXBpLnRlc3QwIBcNMjYxMTI2MTUyOTU3WhgPMjEyNjExMDIx
NTI5NTdaMBMxETAPBgNVBAMMCGFwaS50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEAHGVoy4KDQU787Gm85zvFeVrLvEzX8jfXGouHizw7htzRJP7FUbuSEqv
vg1WyzXF36zBXbsKfvcXh95jbRqN4KN5MHcwHQYDVR0OBBYEFOKsotfRMT644ElY
a8MULBkEbgfaMB8GA1UdIwQYMBaAFOKsotfRMT644ElYa8MULBkEbgfaMA8GA1Ud
EwEB/wQFMAMBAf8wJAYDVR0RBB0wG4IIYXBpLnRlc3SCCWxvY2FsaG9zdIcEfwAA
ATAKBggqhkjOPQQDAgNJADBGAiEAmMH9PH84ZmgvpmXjvcYJ2Ud/ZwWVgoVCyGM4
qG3zWZACIQCJHSsDcYyu5C1IgoxIPE49AV9BF06ylTOLTReTRyINXw==
-----END CERTIFICATE-----
`

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVK7d+oWUckhHlSgX
Sn5LaGSwADsaDdLuT9kk5DxLk4ehRANCAAQAcZWjLgoNBTvzsabznO8V5Wsu8TNf
yN9cai4eLPDuG3NEk/sVRu5ISq++DVbLNcXfrMFduwp+9xeH3mNtGo3g
-----END PRIVATE KEY-----
`
