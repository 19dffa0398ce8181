#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redoubt::authority {

/// Who an agent is: its name, and the cell it may play in.
struct Identity {
  std::string cell;
  std::string agent;

  friend auto operator<=>(const Identity&, const Identity&) = default;
};

/// Whether it may be part of an identity: 1 to 64 of A-Z a-z 0-9 . _ - and not only dots.
bool is_part(std::string_view text);

/// "spiffe://first-watch/cell/watch/agent/redoubt-blue".
std::string uri_of(std::string_view exercise, const Identity& identity);

/// Nothing for what is not exactly such a name, or is one of another exercise.
std::optional<Identity> identity_in(std::string_view uri, std::string_view exercise);

/// "watch/redoubt-blue", as people write it.
std::string to_text(const Identity& identity);
std::optional<Identity> read_identity(std::string_view text);

/// An agent that has shown its certificate.
struct Bearer {
  Identity identity;
  std::string serial;  ///< of the certificate, in hexadecimal
  // Unix time.
  std::int64_t from_s = 0;
  std::int64_t until_s = 0;
};

}  // namespace redoubt::authority
