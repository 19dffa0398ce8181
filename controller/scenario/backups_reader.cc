#include "controller/scenario/backups_reader.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::HostId;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kBackupsMax = 200;
constexpr std::size_t kCoveredMax = 2000;  ///< hosts, by all of them
constexpr std::int64_t kKeptMax = 50;
constexpr terms::Duration kSoonest = std::chrono::minutes(15);

/// Backups one after the other.
class BackupsReader {
 public:
  explicit BackupsReader(Draft& draft) : draft_(draft) {}

  void read(const Value::Entry& entry) {
    Fields fields(entry.value);
    range::Backup backup;
    const Value covers = fields.required("covers");
    const Value every = fields.required("every");
    backup.covers = draft_.things.hosts(covers);
    backup.every = every.duration().value_or(kSoonest);
    backup.keeps =
        static_cast<std::uint32_t>(fields.optional("keeps").integer(1, kKeptMax).value_or(1));
    if (backup.every < kSoonest)
      every.error(yaml::Fault::kOutOfRange, "copies need a quarter of an hour between them");
    for (const HostId host : backup.covers) take(host, covers);
    if (!names_.declare(entry.key)) return;
    backup.name = entry.key.node().text();
    draft_.exercise.layout.backups.push_back(std::move(backup));
  }

 private:
  void take(HostId host, const Value& covers) {
    const auto [known, fresh] = covered_.try_emplace(host, covers.place());
    if (!fresh) {
      const std::string& name = draft_.exercise.layout.hosts[host.value].name;
      return covers.error(yaml::Fault::kTwice, fmt::format("host '{}' is covered already", name),
                          yaml::Note{known->second, "it is covered here"});
    }
    if (covered_.size() != kCoveredMax + 1) return;
    covers.error(yaml::Fault::kTooMuch,
                 fmt::format("with these more than {} hosts are covered", kCoveredMax));
  }

  Draft& draft_;
  Names names_{"backup"};
  std::map<HostId, yaml::Place> covered_;
};

}  // namespace

void read_backups(Draft& draft) {
  BackupsReader reader(draft);
  for (const Value::Entry& entry : draft.sections.entries("backups", kBackupsMax)) {
    reader.read(entry);
  }
}

}  // namespace redoubt::scenario
