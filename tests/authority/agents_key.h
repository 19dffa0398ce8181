#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

/// An agent's side of enrolment, made by hand, so that it can be made wrong.
namespace redoubt::authority {

struct RequestOf {
  const char* group = "P-256";  ///< empty: RSA
  std::string alternative;      ///< asks for these names besides
  bool proven = true;           ///< signed with its own key
};

/// PKCS#10, DER.
inline std::string request(const RequestOf& of = {}) {
  const auto new_key = [&of] {
    return std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>(
        *of.group != '\0' ? EVP_EC_gen(of.group) : EVP_RSA_gen(2048), EVP_PKEY_free);
  };
  const auto key = new_key();
  const auto other = new_key();
  const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> made(X509_REQ_new(), X509_REQ_free);
  X509_REQ_set_version(made.get(), 0);
  X509_REQ_set_pubkey(made.get(), key.get());
  if (!of.alternative.empty()) {
    STACK_OF(X509_EXTENSION)* wanted = sk_X509_EXTENSION_new_null();
    sk_X509_EXTENSION_push(wanted, X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name,
                                                       of.alternative.c_str()));
    X509_REQ_add_extensions(made.get(), wanted);
    sk_X509_EXTENSION_pop_free(wanted, X509_EXTENSION_free);
  }
  X509_REQ_sign(made.get(), of.proven ? key.get() : other.get(), EVP_sha256());
  unsigned char* der = nullptr;
  const int size = i2d_X509_REQ(made.get(), &der);
  std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

}  // namespace redoubt::authority
