#include "controller/authority/identity.h"

#include <algorithm>

namespace redoubt::authority {
namespace {

constexpr std::size_t kPartMax = 64;
constexpr std::string_view kScheme = "spiffe://";
constexpr std::string_view kCell = "/cell/";
constexpr std::string_view kAgent = "/agent/";

bool may_stand(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

bool is_part(std::string_view text) {
  return !text.empty() && text.size() <= kPartMax && std::ranges::all_of(text, may_stand) &&
         text.find_first_not_of('.') != std::string_view::npos;
}

std::string uri_of(std::string_view exercise, const Identity& identity) {
  return std::string(kScheme) + std::string(exercise) + std::string(kCell) + identity.cell +
         std::string(kAgent) + identity.agent;
}

std::optional<Identity> identity_in(std::string_view uri, std::string_view exercise) {
  const std::string before = std::string(kScheme) + std::string(exercise) + std::string(kCell);
  if (!uri.starts_with(before)) return std::nullopt;
  uri.remove_prefix(before.size());
  const std::size_t end = uri.find('/');
  if (end == std::string_view::npos || !uri.substr(end).starts_with(kAgent)) return std::nullopt;
  Identity identity{std::string(uri.substr(0, end)), std::string(uri.substr(end + kAgent.size()))};
  if (!is_part(identity.cell) || !is_part(identity.agent)) return std::nullopt;
  return identity;
}

std::string to_text(const Identity& identity) { return identity.cell + "/" + identity.agent; }

std::optional<Identity> read_identity(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Identity identity{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
  if (!is_part(identity.cell) || !is_part(identity.agent)) return std::nullopt;
  return identity;
}

}  // namespace redoubt::authority
