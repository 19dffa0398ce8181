#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "controller/range/power/grid.h"
#include "controller/yaml/findings.h"

/// Grids in MATPOWER's text format, version 2, as pglib-opf publishes them (MATPOWER manual,
/// appendix B). Of the file the tables `bus`, `gen` and `branch` and `baseMVA` are read, and of the
/// tables what the DC approximation needs; nothing in the file is carried out.
namespace redoubt::formats::matpower {

inline constexpr std::size_t kBytesMax = std::size_t{64} << 20;
inline constexpr std::size_t kRowsMax = 200'000;  ///< of one table

/// The grid, its buses called by their numbers in the file, all in the order of the file. Nothing
/// where something is wrong with it; then `findings` says what, all at once and with its place.
std::optional<range::power::Grid> read(const std::string& name, std::string text,
                                       yaml::Findings& findings);
std::optional<range::power::Grid> read_file(const std::filesystem::path& path,
                                            yaml::Findings& findings);

}  // namespace redoubt::formats::matpower
