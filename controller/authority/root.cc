#include "controller/authority/root.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace redoubt::authority {
namespace {

using terms::Code;
using terms::Error;

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kRootDays = 3 * 365;
/// Clocks differ: a certificate is good from a little before it was made.
constexpr std::int64_t kClocksDiffer = 300;
constexpr std::size_t kCommonNameMax = 64;
constexpr int kSerialBytes = 16;

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* it) const {
    free_it(it);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4U];
    text += kDigits[bytes[i] & 15U];
  }
  return text;
}

Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  REDOUBT_CHECK(key != nullptr);
  return key;
}

std::string text_of(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(std::max(size, 0L))};
}

std::string pem_of(const X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()));
  REDOUBT_CHECK(PEM_write_bio_X509(bio.get(), certificate) == 1);
  return text_of(bio);
}

std::string pem_of(const EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  REDOUBT_CHECK(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) ==
                1);
  return text_of(bio);
}

Bio over(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// The first certificate in the text; null where there is none.
Certificate certificate_in(std::string_view pem) {
  const Bio bio = over(pem);
  return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

/// Asks nobody for a pass phrase.
Key key_in(std::string_view pem) {
  const Bio bio = over(pem);
  const auto no_phrase = [](char*, int, int, void*) { return -1; };
  return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_phrase, nullptr));
}

bool on_p256(EVP_PKEY* key) {
  std::array<char, 64> group{};
  std::size_t length = 0;
  return EVP_PKEY_is_a(key, "EC") == 1 &&
         EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
         std::string_view(group.data(), length) == "prime256v1";
}

std::int64_t unix_of(const ASN1_TIME* time) {
  std::tm utc{};
  return ASN1_TIME_to_tm(time, &utc) == 1 ? static_cast<std::int64_t>(timegm(&utc)) : 0;
}

std::string serial_of(const X509* certificate) {
  const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  std::array<unsigned char, 32> bytes{};
  const bool fits = number != nullptr && BN_num_bytes(number.get()) <= kSerialBytes;
  if (!fits) return {};
  BN_bn2binpad(number.get(), bytes.data(), kSerialBytes);
  return hex(bytes.data(), kSerialBytes);
}

/// Positive, of full length, and nobody can guess it.
void draw_serial(X509& certificate) {
  std::array<unsigned char, kSerialBytes> bytes{};
  REDOUBT_CHECK(RAND_bytes(bytes.data(), kSerialBytes) == 1);
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x3FU) | 0x40U);
  const Number number(BN_bin2bn(bytes.data(), kSerialBytes, nullptr));
  REDOUBT_CHECK(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr);
}

void name(X509& certificate, const std::string& common) {
  X509_NAME* subject = X509_get_subject_name(&certificate);
  const std::string shown = common.substr(0, kCommonNameMax);
  REDOUBT_CHECK(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                           reinterpret_cast<const unsigned char*>(shown.c_str()),
                                           -1, -1, 0) == 1);
}

struct Purpose {
  int nid;
  std::string value;
};

/// A certificate for this key, and for what it may be used; `issuer` null: its own.
Certificate issue(EVP_PKEY* of, const std::string& common, Term term, X509* issuer,
                  EVP_PKEY* signed_with, const std::vector<Purpose>& purposes) {
  Certificate made(X509_new());
  REDOUBT_CHECK(made != nullptr && X509_set_version(made.get(), X509_VERSION_3) == 1);
  draw_serial(*made);
  ASN1_TIME_set(X509_getm_notBefore(made.get()), term.from_s - kClocksDiffer);
  ASN1_TIME_set(X509_getm_notAfter(made.get()), term.until_s);
  name(*made, common);
  X509* above = issuer != nullptr ? issuer : made.get();
  REDOUBT_CHECK(X509_set_issuer_name(made.get(), X509_get_subject_name(above)) == 1);
  REDOUBT_CHECK(X509_set_pubkey(made.get(), of) == 1);
  for (const Purpose& purpose : purposes) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, above, made.get(), nullptr, nullptr, 0);
    const Extension extension(
        X509V3_EXT_conf_nid(nullptr, &context, purpose.nid, purpose.value.c_str()));
    REDOUBT_CHECK(extension != nullptr);
    REDOUBT_CHECK(X509_add_ext(made.get(), extension.get(), -1) == 1);
  }
  REDOUBT_CHECK(X509_sign(made.get(), signed_with, EVP_sha256()) > 0);
  return made;
}

std::vector<Purpose> of_a_leaf(const std::string& use, const std::string& alternative) {
  return {{NID_basic_constraints, "critical,CA:FALSE"},
          {NID_key_usage, "critical,digitalSignature"},
          {NID_ext_key_usage, use},
          {NID_subject_alt_name, alternative},
          {NID_subject_key_identifier, "hash"},
          {NID_authority_key_identifier, "keyid:always"}};
}

bool is_number(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

/// Nothing in it means something to who reads a list of names.
bool is_host(std::string_view name) {
  const auto may_stand = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= 253 && std::ranges::all_of(name, may_stand);
}

bool is_agents(X509* certificate) {
  const std::uint32_t usage = X509_get_key_usage(certificate);
  const std::uint32_t extended = X509_get_extended_key_usage(certificate);
  return X509_check_ca(certificate) == 0 && (usage & KU_DIGITAL_SIGNATURE) != 0 &&
         (usage & (KU_KEY_CERT_SIGN | KU_CRL_SIGN)) == 0 && extended == XKU_SSL_CLIENT;
}

/// The one name that a certificate has besides its subject; empty where that is not so.
std::string only_uri_of(const X509* certificate) {
  const Names names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  if (names == nullptr || sk_GENERAL_NAME_num(names.get()) != 1) return {};
  const GENERAL_NAME* only = sk_GENERAL_NAME_value(names.get(), 0);
  if (only->type != GEN_URI) return {};
  const ASN1_IA5STRING* uri = only->d.uniformResourceIdentifier;
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
          static_cast<std::size_t>(ASN1_STRING_length(uri))};
}

}  // namespace

struct Root::Parts {
  Key key;
  Certificate certificate;

  Certificate sign_agents(EVP_PKEY* of, const std::string& uri, Term term) const {
    return issue(of, uri.substr(uri.rfind('/') + 1), term, certificate.get(), key.get(),
                 of_a_leaf("clientAuth", "URI:" + uri));
  }
};

Root::Root(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Root::~Root() = default;
Root::Root(Root&&) noexcept = default;
Root& Root::operator=(Root&&) noexcept = default;

Root Root::make(const std::string& exercise, std::int64_t now_s) {
  auto parts = std::make_unique<Parts>();
  parts->key = new_key();
  parts->certificate = issue(parts->key.get(), "Redoubt exercise authority, " + exercise,
                             {now_s, now_s + kRootDays * kDay}, nullptr, parts->key.get(),
                             {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                              {NID_key_usage, "critical,keyCertSign,cRLSign"},
                              {NID_subject_key_identifier, "hash"}});
  return Root(std::move(parts));
}

terms::Result<Root> Root::read(const std::string& pem) {
  auto parts = std::make_unique<Parts>();
  parts->key = key_in(pem);
  parts->certificate = certificate_in(pem);
  const bool whole = parts->key != nullptr && parts->certificate != nullptr &&
                     X509_check_private_key(parts->certificate.get(), parts->key.get()) == 1 &&
                     X509_check_ca(parts->certificate.get()) == 1;
  if (!whole) return Error{Code::kDataLoss, "no key with its own certificate stands there"};
  return Root(std::move(parts));
}

std::string Root::to_pem() const { return pem_of(parts_->key.get()) + certificate(); }

std::string Root::certificate() const { return pem_of(parts_->certificate.get()); }

std::string Root::fingerprint() const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  REDOUBT_CHECK(X509_digest(parts_->certificate.get(), EVP_sha256(), digest.data(), &size) == 1);
  return hex(digest.data(), size);
}

terms::Result<Credentials> Root::for_server(const std::vector<std::string>& names,
                                            Term term) const {
  std::string alternative;
  for (const std::string& name : names) {
    if (!is_number(name) && !is_host(name)) {
      return Error{Code::kInvalidArgument, "\"" + name + "\" is neither a name nor an address"};
    }
    alternative += (alternative.empty() ? "" : ",") + std::string(is_number(name) ? "IP:" : "DNS:");
    alternative += name;
  }
  if (names.empty()) return Error{Code::kInvalidArgument, "a server without a name"};
  const Key key = new_key();
  const Certificate made = issue(key.get(), "Redoubt controller", term, parts_->certificate.get(),
                                 parts_->key.get(), of_a_leaf("serverAuth", alternative));
  return Credentials{pem_of(key.get()), pem_of(made.get()) + certificate()};
}

terms::Result<std::string> Root::for_request(std::string_view request, const std::string& uri,
                                             Term term) const {
  const Error no_request{Code::kInvalidArgument,
                         "this is no request for a certificate: PKCS#10, signed by its own key on "
                         "P-256"};
  if (request.empty() || request.size() > kRequestMax) return no_request;
  const auto* at = reinterpret_cast<const unsigned char*>(request.data());
  const unsigned char* const end = at + request.size();
  const Request read(d2i_X509_REQ(nullptr, &at, static_cast<long>(request.size())));
  if (read == nullptr || at != end) return no_request;
  EVP_PKEY* key = X509_REQ_get0_pubkey(read.get());
  // Which kind of key it is comes first: to check with a huge one would take long.
  const bool proven = key != nullptr && on_p256(key) && X509_REQ_verify(read.get(), key) == 1;
  if (!proven) return no_request;
  return pem_of(parts_->sign_agents(key, uri, term).get());
}

Credentials Root::for_agent(const std::string& uri, Term term) const {
  const Key key = new_key();
  return {pem_of(key.get()), pem_of(parts_->sign_agents(key.get(), uri, term).get())};
}

terms::Result<Shown> Root::read_agent(const std::string& pem) const {
  const Certificate shown = certificate_in(pem);
  const bool ours = shown != nullptr && X509_verify(shown.get(), parts_->key.get()) == 1 &&
                    is_agents(shown.get());
  const std::string uri = ours ? only_uri_of(shown.get()) : std::string();
  if (uri.empty()) {
    return Error{Code::kPermissionDenied, "this is no agent's certificate of this exercise"};
  }
  return Shown{uri,
               serial_of(shown.get()),
               {unix_of(X509_get0_notBefore(shown.get())) + kClocksDiffer,
                unix_of(X509_get0_notAfter(shown.get()))}};
}

bool covers(const Root& root, const Credentials& server, const std::vector<std::string>& names,
            std::int64_t until_s) {
  const Certificate held = certificate_in(server.certificates);
  const Certificate above = certificate_in(root.certificate());
  const Key key = key_in(server.key);
  const bool good = held != nullptr && key != nullptr && above != nullptr &&
                    X509_verify(held.get(), X509_get0_pubkey(above.get())) == 1 &&
                    X509_check_private_key(held.get(), key.get()) == 1 &&
                    unix_of(X509_get0_notAfter(held.get())) >= until_s;
  return good && std::ranges::all_of(names, [&](const std::string& name) {
           return is_number(name) ? X509_check_ip_asc(held.get(), name.c_str(), 0) == 1
                                  : X509_check_host(held.get(), name.c_str(), 0, 0, nullptr) == 1;
         });
}

std::string digest_of(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return hex(digest.data(), digest.size());
}

std::string draw_letters(std::size_t count) {
  constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string drawn(count, '\0');
  REDOUBT_CHECK(
      RAND_bytes(reinterpret_cast<unsigned char*>(drawn.data()), static_cast<int>(count)) == 1);
  for (char& c : drawn) c = kLetters[static_cast<unsigned char>(c) % kLetters.size()];
  return drawn;
}

}  // namespace redoubt::authority
