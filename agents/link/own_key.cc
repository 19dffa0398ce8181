#include "agents/link/own_key.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <ctime>
#include <memory>
#include <string_view>

#include "proto/terms/check.h"

namespace redoubt::link {
namespace {

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* it) const {
    free_it(it);
  }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;

std::string text_of(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  REDOUBT_CHECK(size > 0);
  return {data, static_cast<std::size_t>(size)};
}

Certificate certificate_in(const std::string& pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

std::int64_t unix_of(const ASN1_TIME* time) {
  std::tm utc{};
  return ASN1_TIME_to_tm(time, &utc) == 1 ? static_cast<std::int64_t>(timegm(&utc)) : 0;
}

}  // namespace

OwnKey draw_key() {
  const Key key(EVP_EC_gen("P-256"));
  const Request request(X509_REQ_new());
  REDOUBT_CHECK(key != nullptr && request != nullptr);
  REDOUBT_CHECK(X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1);
  REDOUBT_CHECK(X509_REQ_set_pubkey(request.get(), key.get()) == 1);
  REDOUBT_CHECK(X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0);
  const Bio pem(BIO_new(BIO_s_mem()));
  const Bio der(BIO_new(BIO_s_mem()));
  REDOUBT_CHECK(
      PEM_write_bio_PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  REDOUBT_CHECK(i2d_X509_REQ_bio(der.get(), request.get()) == 1);
  return {text_of(pem), text_of(der)};
}

std::string fingerprint_of(const std::string& pem) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const Certificate certificate = certificate_in(pem);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (certificate == nullptr ||
      X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1) {
    return {};
  }
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4U];
    text += kDigits[digest[i] & 15U];
  }
  return text;
}

GoodFor good_for(const std::string& pem) {
  const Certificate certificate = certificate_in(pem);
  if (certificate == nullptr) return {};
  return {unix_of(X509_get0_notBefore(certificate.get())),
          unix_of(X509_get0_notAfter(certificate.get()))};
}

}  // namespace redoubt::link
