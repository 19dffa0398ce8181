#pragma once

#include <cstdint>
#include <string>

namespace redoubt::link {

/// A new private key (PEM) and the request for its certificate (PKCS#10, DER).
struct OwnKey {
  std::string key;
  std::string request;
};
OwnKey draw_key();

/// SHA-256 of the first certificate in the text, in hexadecimal; empty where there is none.
std::string fingerprint_of(const std::string& pem);

/// From when until when that certificate is good. Unix time; both 0 where there is none.
struct GoodFor {
  std::int64_t from_s = 0;
  std::int64_t until_s = 0;
};
GoodFor good_for(const std::string& pem);

}  // namespace redoubt::link
