#include "controller/formats/matpower/read.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <utility>

#include "controller/formats/matpower/tables.h"
#include "controller/yaml/file.h"

namespace redoubt::formats::matpower {
namespace {

using range::BusId;
using range::power::Bus;
using range::power::Generator;
using range::power::Grid;
using range::power::Line;
using yaml::Findings;
using yaml::Place;
using yaml::Source;

constexpr double kRadPerDegree = std::numbers::pi / 180;
constexpr double kReferenceBus = 3;

// Columns, counted from 0: MATPOWER manual, tables B-1 to B-3.
namespace bus {
enum : std::size_t { kNumber = 0, kType = 1, kDemand = 2, kShunt = 4, kColumns = 13 };
}
namespace gen {
enum : std::size_t { kBus = 0, kOutput = 1, kStatus = 7, kMost = 8, kColumns = 10 };
}
namespace branch {
enum : std::size_t {
  kFrom = 0,
  kTo = 1,
  kReactance = 3,
  kRating = 5,
  kTap = 8,
  kShift = 9,
  kStatus = 10,
  kColumns = 11
};
}

class Reader {
 public:
  Reader(std::shared_ptr<const Source> source, Findings& findings)
      : source_(std::move(source)), findings_(&findings), tables_(tables_of(source_, findings)) {}

  Grid grid() {
    const Table& base = table("baseMVA", 1);
    if (!base.empty()) grid_.base_mva = finite(base[0], 0);
    if (!base.empty() && grid_.base_mva <= 0) error(base[0][0], "the base must be above 0");
    for (const Row& row : table("bus", bus::kColumns)) read_bus(row);
    for (const Row& row : table("gen", gen::kColumns)) read_generator(row);
    for (const Row& row : table("branch", branch::kColumns)) read_branch(row);
    return std::move(grid_);
  }

 private:
  /// The rows that are long enough; of the others it is said that they are not.
  const Table& table(const std::string& name, std::size_t columns) {
    Table& rows = tables_[name];
    if (rows.empty()) {
      findings_->error(yaml::Fault::kForeign, Place{source_, {}},
                       fmt::format("there is no mpc.{}", name));
    }
    std::erase_if(rows, [&](const Row& row) {
      if (row.size() >= columns) return false;
      error(row[0], fmt::format("a row of mpc.{} has {} columns at least, this one {}", name,
                                columns, row.size()));
      return true;
    });
    return rows;
  }

  void read_bus(const Row& row) {
    const double number = finite(row, bus::kNumber);
    const BusId id{static_cast<std::uint32_t>(grid_.buses.size())};
    if (number != std::floor(number) || number < 0 || number > 1e9) {
      return error(row[bus::kNumber], "the number of a bus is a whole number");
    }
    if (!numbers_.emplace(number, id).second) {
      return error(row[bus::kNumber], fmt::format("bus {} is there already", number));
    }
    grid_.buses.push_back({.name = fmt::format("{}", static_cast<std::int64_t>(number)),
                           .demand_mw = finite(row, bus::kDemand),
                           .shunt_mw = finite(row, bus::kShunt),
                           .reference = row[bus::kType].value == kReferenceBus});
  }

  void read_generator(const Row& row) {
    const BusId at = resolve(row[gen::kBus]);
    if (!at.valid()) return;
    grid_.generators.push_back({.name = fmt::format("{}", grid_.generators.size() + 1),
                                .bus = at,
                                .output_mw = finite(row, gen::kOutput),
                                .most_mw = finite(row, gen::kMost),
                                .in_service = finite(row, gen::kStatus) > 0});
  }

  void read_branch(const Row& row) {
    Line drawn;
    drawn.name = fmt::format("{}", grid_.lines.size() + 1);
    drawn.from = resolve(row[branch::kFrom]);
    drawn.to = resolve(row[branch::kTo]);
    drawn.reactance = finite(row, branch::kReactance);
    drawn.tap = finite(row, branch::kTap);
    drawn.shift_rad = finite(row, branch::kShift) * kRadPerDegree;
    drawn.rating_mw = finite(row, branch::kRating);
    drawn.in_service = finite(row, branch::kStatus) > 0;
    if (drawn.tap == 0) drawn.tap = 1;
    if (drawn.reactance == 0) {
      return error(row[branch::kReactance], "a branch has a reactance other than 0");
    }
    if (drawn.from.valid() && drawn.from == drawn.to) {
      return error(row[branch::kTo], "a branch joins two buses");
    }
    if (drawn.from.valid() && drawn.to.valid()) grid_.lines.push_back(drawn);
  }

  BusId resolve(const Cell& cell) {
    const auto found = numbers_.find(cell.value);
    if (found != numbers_.end()) return found->second;
    error(cell, fmt::format("there is no bus {}", cell.value));
    return {};
  }

  double finite(const Row& row, std::size_t column) {
    const Cell& cell = row[column];
    if (std::isfinite(cell.value)) return cell.value;
    error(cell, "expected a finite number");
    return 0;
  }

  void error(const Cell& cell, std::string message) {
    findings_->error(yaml::Fault::kForeign, Place{source_, source_->mark_of(cell.offset)},
                     std::move(message));
  }

  std::shared_ptr<const Source> source_;
  Findings* findings_;
  std::map<std::string, Table> tables_;
  std::map<double, BusId> numbers_;
  Grid grid_;
};

}  // namespace

std::optional<Grid> read(const std::string& name, std::string text, Findings& findings) {
  const yaml::BadCharacter bad = yaml::first_bad_character(text);
  if (bad.offset != std::string_view::npos) text.resize(bad.offset);
  const auto source = std::make_shared<const Source>(name, std::move(text));
  if (bad.offset != std::string_view::npos) {
    findings.error(yaml::Fault::kForeign, Place{source, source->mark_of(bad.offset)}, bad.what);
    return std::nullopt;
  }
  const std::size_t before = findings.errors();
  Grid grid = Reader(source, findings).grid();
  if (findings.errors() > before) return std::nullopt;
  return grid;
}

std::optional<Grid> read_file(const std::filesystem::path& path, Findings& findings) {
  auto text = yaml::bytes_of(path, kBytesMax);
  if (text.ok()) return read(path.string(), std::move(*text), findings);
  findings.error(yaml::Fault::kUnreadable,
                 Place{std::make_shared<const Source>(path.string(), ""), {}},
                 text.error().message);
  return std::nullopt;
}

}  // namespace redoubt::formats::matpower
