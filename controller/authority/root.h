#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proto/terms/result.h"

namespace redoubt::authority {

/// A private key, and its certificate with those above it, as PEM.
struct Credentials {
  std::string key;
  std::string certificates;
};

/// From when until when a certificate is good. Unix time.
struct Term {
  std::int64_t from_s = 0;
  std::int64_t until_s = 0;
};

/// What an agent's certificate says, once it has been found to be one of ours.
struct Shown {
  std::string uri;
  std::string serial;  ///< in hexadecimal
  Term term;
};

/// The certificate that all others of an exercise rest on, and its key: ECDSA on P-256. Knows X.509
/// and nothing of who may have what. Never changes; thread-safe.
class Root {
 public:
  /// `exercise` becomes its name. Good for three years.
  static Root make(const std::string& exercise, std::int64_t now_s);
  /// What to_pem() gave. Errors: kDataLoss.
  static terms::Result<Root> read(const std::string& pem);
  ~Root();
  Root(Root&&) noexcept;
  Root& operator=(Root&&) noexcept;

  /// Key and certificate.
  std::string to_pem() const;
  /// The certificate alone, which everybody may have.
  std::string certificate() const;
  /// SHA-256 of the certificate, in hexadecimal.
  std::string fingerprint() const;

  /// A server that is reached by these names and addresses. Errors: kInvalidArgument for what is
  /// neither.
  terms::Result<Credentials> for_server(const std::vector<std::string>& names, Term term) const;

  /// An agent's certificate for the key in its request (PKCS#10, DER). Whatever else the request
  /// asks for is not looked at. Errors: kInvalidArgument.
  terms::Result<std::string> for_request(std::string_view request, const std::string& uri,
                                         Term term) const;
  /// An agent's certificate with a new key.
  Credentials for_agent(const std::string& uri, Term term) const;

  /// Errors: kPermissionDenied for what is no agent's certificate that was signed here.
  terms::Result<Shown> read_agent(const std::string& pem) const;

 private:
  struct Parts;
  explicit Root(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

/// Whether such a server certificate (PEM, the first in it) is signed by this root, is good for all
/// of these names, and will be until then.
bool covers(const Root& root, const Credentials& server, const std::vector<std::string>& names,
            std::int64_t until_s);

/// A request is at most so long.
inline constexpr std::size_t kRequestMax = 4096;

/// SHA-256, in hexadecimal.
std::string digest_of(std::string_view text);

/// Letters and digits that are easily told apart, drawn by chance.
std::string draw_letters(std::size_t count);

}  // namespace redoubt::authority
