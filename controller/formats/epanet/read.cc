#include "controller/formats/epanet/read.h"

#include <string_view>
#include <utility>

#include "controller/formats/epanet/reading.h"
#include "controller/yaml/file.h"

namespace redoubt::formats::epanet {
namespace {

using range::water::Works;
using yaml::Findings;
using yaml::Place;
using yaml::Source;

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Makes of a text in whatever code one that a Source may hold.
void make_plain(std::string& text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.erase(0, kByteOrderMark.size());
  if (yaml::first_bad_character(text).offset == std::string_view::npos) return;
  for (char& c : text) {
    const bool visible = c >= ' ' && c < '\x7f';
    if (!visible && c != '\t' && c != '\n' && c != '\r') c = '?';
  }
}

}  // namespace

std::optional<Works> read(const std::string& name, std::string text, Findings& findings) {
  make_plain(text);
  const auto source = std::make_shared<const Source>(name, std::move(text));
  const std::size_t before = findings.errors();
  Reading reading(source, findings);
  if (findings.errors() > before) return std::nullopt;
  read_settings(reading);
  read_places(reading);
  read_links(reading);
  read_controls(reading);
  if (findings.errors() == before && reading.works.places() == 0) {
    findings.error(yaml::Fault::kForeign, Place{source, {}},
                   "there are no junctions, reservoirs or tanks");
  }
  if (findings.errors() > before) return std::nullopt;
  return std::move(reading.works);
}

std::optional<Works> read_file(const std::filesystem::path& path, Findings& findings) {
  auto text = yaml::bytes_of(path, kBytesMax);
  if (text.ok()) return read(path.string(), std::move(*text), findings);
  findings.error(yaml::Fault::kUnreadable,
                 Place{std::make_shared<const Source>(path.string(), ""), {}},
                 text.error().message);
  return std::nullopt;
}

}  // namespace redoubt::formats::epanet
