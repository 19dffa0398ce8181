#include "controller/scenario/equipment.h"

#include <algorithm>
#include <utility>

#include "controller/scenario/vocabulary.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kPerHostMax = 64;
constexpr std::int64_t kMegabytesMax = 1'000'000'000;

std::vector<std::uint32_t> read_things(const Draft& draft, const Value& list, EntityKind kind) {
  std::vector<std::uint32_t> all;
  for (const Value& element : list.one_or_list(kPerHostMax)) {
    const std::uint32_t index = draft.things.one(element, kind);
    if (index != kNone) all.push_back(index);
  }
  return all;
}

std::vector<Equipment::Data> read_data(const Value& list) {
  std::vector<Equipment::Data> all;
  for (const Value& element : list.list(kPerHostMax)) {
    Fields fields(element);
    const Value name = fields.required("name");
    Equipment::Data data{.at = name};
    data.name = name.name().value_or("");
    data.megabytes = fields.optional("megabytes").integer(0, kMegabytesMax).value_or(0);
    data.tags = fields.optional("tags").names(kPerHostMax);
    data.decoy = fields.optional("decoy").truth().value_or(data.decoy);
    if (!data.name.empty()) all.push_back(std::move(data));
  }
  return all;
}

std::vector<Equipment::Denial> read_denials(const Draft& draft, const Value& list) {
  std::vector<Equipment::Denial> all;
  for (const Value& element : list.list(kPerHostMax)) {
    Fields fields(element);
    Equipment::Denial denial{.from = fields.required("from")};
    const Value protocols = fields.required("protocols");
    for (const std::uint32_t id : draft.protocols.resolve_all(protocols, range::kProtocolsMax)) {
      denial.protocols |= range::only(static_cast<range::Protocol>(id));
    }
    if (denial.from.present()) all.push_back(denial);
  }
  return all;
}

/// What is not there yet.
template <class T>
void add(const std::vector<T>& more, std::vector<T>& all) {
  for (const T& each : more) {
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
  }
}

}  // namespace

WeaknessClass read_weakness_class(const Draft& draft, const Item& item) {
  Fields fields(item.value);
  WeaknessClass drawn;
  drawn.name = item.name;
  drawn.cwe = fields.required("cwe").code().value_or("");
  drawn.kind = fields.required("kind")
                   .word<range::WeaknessKind>(kWeaknessKinds)
                   .value_or(range::WeaknessKind::kUser);
  if (drawn.kind == range::WeaknessKind::kRemote) {
    drawn.protocol = draft.protocols.resolve(fields.required("service"));
  } else if (fields.has("service")) {
    fields.optional("service").error("only a weakness of kind 'remote' lies in a service");
  }
  drawn.fixed_by = {draft.things.one(fields.optional("fixed_by"), EntityKind::kSoftware)};
  drawn.title = fields.optional("title").text(kTitleMax).value_or("");
  return drawn;
}

Equipment read_equipment(const Draft& draft, Fields& fields) {
  Equipment drawn;
  drawn.system = draft.systems.resolve(fields.optional("system"));
  drawn.tags = fields.optional("tags").names(kPerHostMax);
  drawn.services = draft.protocols.resolve_all(fields.optional("services"), kPerHostMax);
  drawn.weaknesses = draft.weaknesses.resolve_all(fields.optional("weaknesses"), kPerHostMax);
  drawn.accounts = read_things(draft, fields.optional("accounts"), EntityKind::kAccount);
  drawn.cached = read_things(draft, fields.optional("cached"), EntityKind::kAccount);
  drawn.software = read_things(draft, fields.optional("software"), EntityKind::kSoftware);
  drawn.data = read_data(fields.optional("data"));
  drawn.denials = read_denials(draft, fields.optional("denials"));
  return drawn;
}

Equipment drawn_from(Equipment all, const Equipment& own) {
  for (Equipment::Data& data : all.data) data.of_template = true;
  if (own.system != kNone) all.system = own.system;
  if (!own.denials.empty()) all.denials = own.denials;
  add(own.tags, all.tags);
  add(own.services, all.services);
  add(own.weaknesses, all.weaknesses);
  add(own.accounts, all.accounts);
  add(own.cached, all.cached);
  add(own.software, all.software);
  all.data.insert(all.data.end(), own.data.begin(), own.data.end());
  return all;
}

}  // namespace redoubt::scenario
