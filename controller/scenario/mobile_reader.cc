#include "controller/scenario/mobile_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "controller/range/mobile/routes.h"
#include "controller/scenario/amounts.h"
#include "controller/scenario/updates_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::HostId;
using range::NetworkFunctionId;
using range::RadioCellId;
using range::SliceId;
using range::SupplierId;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace mobile = range::mobile;
using mobile::FunctionKind;
using mobile::NetworkId;

namespace {

constexpr std::size_t kNetworksMax = 32;
constexpr std::size_t kFunctionsMax = 500;
constexpr std::size_t kCellsMax = 2000;
constexpr std::int64_t kCapacityMax = 100'000'000;  ///< sessions at once
constexpr std::int64_t kAskedMax = 1'000'000;       ///< the same, by one group of subscribers
constexpr std::int64_t kPriceMax = 1'000'000'000;

std::string_view word_for(FunctionKind kind) {
  return std::find_if(std::begin(kMobileKinds), std::end(kMobileKinds),
                      [&](const auto& word) { return word.means == kind; })
      ->text;
}

/// Draws mobile networks section by section.
class MobileReader {
 public:
  explicit MobileReader(Draft& draft) : draft_(draft), core_(draft.exercise.layout.mobile) {}

  void read();

 private:
  /// What functions and cells have in common.
  struct Outline {
    NetworkId network;
    terms::CellId owner;  ///< as it is written
    SupplierId supplier;
    std::int64_t sessions = 0;
    std::vector<HostId> hosts;  ///< not valid: on none that is drawn
  };

  void read_settings(const Value& settings);
  void read_network(const Value::Entry& entry);
  void read_inspection(const Value& value);
  void read_supplier(const Item& item);
  void read_slice(const Item& item);
  void read_function(const Value::Entry& entry);
  void read_radio_cell(const Value::Entry& entry);
  void read_subscribers(const Item& item);
  Outline read_outline(Fields& fields, const Value& sessions);
  NetworkId network_of(Fields& fields);
  std::vector<FunctionKind> read_chain(const Value& value);
  void read_cover(const Value& value, mobile::Subscribers& group);
  terms::CellId read_owner(const Value& value, terms::CellId otherwise);
  terms::CellId owner_of(NetworkId network) const;
  terms::CellId owner_on(const Outline& outline, HostId host) const;
  template <class Piece>
  void draw(const Value& key, const Outline& outline, Piece piece, EntityKind kind,
            std::size_t most, std::vector<Piece>& pieces);
  void check_users();
  void check_ways();

  Draft& draft_;
  mobile::Core& core_;
  Names networks_{"mobile network"};
  bool inspected_ = false;  ///< it has been said how
};

void MobileReader::read() {
  const std::size_t before = draft_.sections.findings().errors();
  for (const Value& settings : draft_.sections.of("mobile")) read_settings(settings);
  for (const Item& item : draft_.items["suppliers"]) read_supplier(item);
  for (const Item& item : draft_.items["slices"]) read_slice(item);
  for (const auto& entry : draft_.sections.entries("network_functions", kFunctionsMax)) {
    read_function(entry);
  }
  for (const auto& entry : draft_.sections.entries("radio_cells", kCellsMax)) {
    read_radio_cell(entry);
  }
  for (const Item& item : draft_.items["subscribers"]) read_subscribers(item);
  if (draft_.sections.findings().errors() > before) return;
  check_users();
  check_ways();
}

// --- settings ------------------------------------------------------------------------------------

void MobileReader::read_settings(const Value& settings) {
  Fields fields(settings);
  for (const auto& entry : fields.optional("networks").entries(kNetworksMax)) read_network(entry);
  const Value inspection = fields.optional("inspection");
  if (!inspection.present()) return;
  if (inspected_)
    inspection.error(yaml::Fault::kTwice,
                     "there is one source-inspection centre, and it stands elsewhere");
  inspected_ = true;
  read_inspection(inspection);
}

void MobileReader::read_network(const Value::Entry& entry) {
  Fields fields(entry.value);
  mobile::Network network;
  network.nation = {draft_.things.one(fields.required("nation"), EntityKind::kNation)};
  network.owner = cell_of_role(draft_, fields.optional("owner"), terms::Role::kBlue);
  if (!networks_.declare(entry.key)) return;
  network.name = entry.key.node().text();
  core_.networks.push_back(std::move(network));
}

void MobileReader::read_inspection(const Value& value) {
  Fields fields(value);
  mobile::Inspection& inspection = core_.inspection;
  inspection.misses = fields.optional("misses").odds().value_or(inspection.misses);
  const Value least = fields.optional("least");
  inspection.least = least.odds().value_or(std::min(inspection.least, inspection.misses));
  if (inspection.least.per_million == 0)
    value.error(yaml::Fault::kOutOfRange, "no inspection finds every implant");
  if (inspection.least > inspection.misses) least.error("that is more than 'misses'");
}

void MobileReader::read_supplier(const Item& item) {
  Fields fields(item.value);
  take_title(draft_, entity(SupplierId{static_cast<std::uint32_t>(core_.suppliers.size())}),
             fields.optional("title"));
  mobile::Supplier supplier;
  supplier.name = item.name;
  supplier.nation = {draft_.things.one(fields.required("nation"), EntityKind::kNation)};
  supplier.trust = permille_of(fields.optional("trust")).value_or(supplier.trust);
  supplier.implants = fields.optional("implants").odds().value_or(supplier.implants);
  supplier.inspected = fields.optional("inspected").truth().value_or(supplier.inspected);
  supplier.price = fields.optional("price").integer(0, kPriceMax).value_or(supplier.price);
  supplier.delivery = fields.optional("delivery").duration().value_or(supplier.delivery);
  supplier.fitting = fields.optional("fitting").duration().value_or(supplier.fitting);
  supplier.updates = read_updates(draft_, fields.optional("updates"));
  core_.suppliers.push_back(std::move(supplier));
}

/// Where there is only one network it need not be named.
NetworkId MobileReader::network_of(Fields& fields) {
  const bool one = core_.networks.size() == 1;
  const Value named = one ? fields.optional("network") : fields.required("network");
  return one && !named.present() ? NetworkId{0} : NetworkId{networks_.resolve(named)};
}

terms::CellId MobileReader::owner_of(NetworkId network) const {
  return network.valid() ? core_.networks[network.value].owner : terms::CellId{};
}

terms::CellId MobileReader::read_owner(const Value& value, terms::CellId otherwise) {
  return value.present() ? cell_of_role(draft_, value, terms::Role::kBlue) : otherwise;
}

// --- slices --------------------------------------------------------------------------------------

void MobileReader::read_slice(const Item& item) {
  Fields fields(item.value);
  take_title(draft_, entity(SliceId{static_cast<std::uint32_t>(core_.slices.size())}),
             fields.optional("title"));
  mobile::Slice slice;
  slice.name = item.name;
  slice.network = network_of(fields);
  slice.owner = read_owner(fields.optional("owner"), owner_of(slice.network));
  slice.sessions = fields.optional("sessions").integer(1, kCapacityMax).value_or(0);
  slice.apart = permille_of(fields.optional("apart")).value_or(slice.apart);
  slice.chain = read_chain(fields.optional("chain"));
  core_.slices.push_back(std::move(slice));
}

std::vector<FunctionKind> MobileReader::read_chain(const Value& value) {
  if (!value.present()) return mobile::usual_chain();
  std::vector<FunctionKind> chain;
  const std::span<const Word<FunctionKind>> words(kMobileKinds, kKindsOfAChain);
  for (const Value& word : value.one_or_list(kKindsOfAChain)) {
    const auto kind = word.word<FunctionKind>(words);
    if (!kind) continue;
    if (std::find(chain.begin(), chain.end(), *kind) != chain.end()) {
      word.error(yaml::Fault::kTwice, fmt::format("'{}' stands here twice", word_for(*kind)));
      continue;
    }
    chain.push_back(*kind);
  }
  const bool empty = value.node().kind() == yaml::Kind::kSequence && value.node().size() == 0;
  if (empty) value.expected("one kind or several");
  return chain;
}

// --- equipment -----------------------------------------------------------------------------------

MobileReader::Outline MobileReader::read_outline(Fields& fields, const Value& sessions) {
  Outline outline;
  outline.network = network_of(fields);
  outline.owner = read_owner(fields.optional("owner"), {});
  outline.supplier = {draft_.things.one(fields.optional("supplier"), EntityKind::kSupplier)};
  outline.sessions = sessions.integer(1, kCapacityMax).value_or(0);
  outline.hosts = draft_.things.hosts(fields.optional("host"));
  if (outline.hosts.empty()) outline.hosts.emplace_back();
  return outline;
}

terms::CellId MobileReader::owner_on(const Outline& outline, HostId host) const {
  if (outline.owner.valid()) return outline.owner;
  const auto& hosts = draft_.exercise.layout.hosts;
  const terms::CellId owner = host.valid() ? hosts[host.value].owner : terms::CellId{};
  return owner.valid() ? owner : owner_of(outline.network);
}

/// One piece for each host; of several, each is called after the entry and numbered.
template <class Piece>
void MobileReader::draw(const Value& key, const Outline& outline, Piece piece, EntityKind kind,
                        std::size_t most, std::vector<Piece>& pieces) {
  const auto name = key.name();
  if (!name) return;
  if (pieces.size() + outline.hosts.size() > most) {
    return key.error(yaml::Fault::kTooMuch,
                     fmt::format("with these there are more than {} {}s", most, terms::name(kind)));
  }
  piece.network = outline.network;
  piece.supplier = outline.supplier;
  piece.sessions = outline.sessions;
  const bool several = outline.hosts.size() > 1;
  std::vector<std::uint32_t> members;
  for (const HostId host : outline.hosts) {
    piece.name = several ? fmt::format("{}-{}", *name, members.size() + 1) : *name;
    piece.host = host;
    piece.owner = owner_on(outline, host);
    const Entity next{kind, static_cast<std::uint32_t>(pieces.size())};
    if (!draft_.things.declare(key, piece.name, next)) return;
    members.push_back(next.index);
    pieces.push_back(piece);
  }
  if (several) draft_.things.declare_group(key, *name, kind, std::move(members));
}

void MobileReader::read_function(const Value::Entry& entry) {
  Fields fields(entry.value);
  mobile::NetworkFunction function;
  function.kind =
      fields.required("kind").word<FunctionKind>(std::span(kMobileKinds)).value_or(function.kind);
  for (const Entity slice : draft_.things.all(fields.optional("slices"), {EntityKind::kSlice})) {
    function.slices.push_back({slice.index});
  }
  const Outline outline = read_outline(fields, fields.optional("sessions"));
  draw(entry.key, outline, std::move(function), EntityKind::kNetworkFunction, kFunctionsMax,
       core_.functions);
}

void MobileReader::read_radio_cell(const Value::Entry& entry) {
  Fields fields(entry.value);
  const Outline outline = read_outline(fields, fields.required("sessions"));
  draw(entry.key, outline, mobile::RadioCell{}, EntityKind::kRadioCell, kCellsMax, core_.cells);
}

// --- subscribers ---------------------------------------------------------------------------------

void MobileReader::read_subscribers(const Item& item) {
  Fields fields(item.value);
  const auto id = static_cast<std::uint32_t>(core_.subscribers.size());
  take_title(draft_, {EntityKind::kSubscribers, id}, fields.optional("title"));
  mobile::Subscribers group;
  group.name = item.name;
  group.slice = {draft_.things.one(fields.required("slice"), EntityKind::kSlice)};
  const mobile::Slice slice =
      group.slice.valid() ? core_.slices[group.slice.value] : mobile::Slice{};
  group.owner = read_owner(fields.optional("owner"), slice.owner);
  const Value home = fields.optional("home");
  group.home = home.present() ? NetworkId{networks_.resolve(home)} : slice.network;
  const Value routing = fields.optional("routing");
  group.routing = routing.word<mobile::Routing>(std::span(kRoutings)).value_or(group.routing);
  if (group.slice.valid() && group.home == slice.network)
    routing.error("only of those who roam it is asked");
  group.sessions = fields.required("sessions").integer(1, kAskedMax).value_or(1);
  read_cover(fields.optional("cells"), group);
  core_.subscribers.push_back(std::move(group));
}

/// Left out, all cells of the network.
void MobileReader::read_cover(const Value& value, mobile::Subscribers& group) {
  if (!group.slice.valid()) return;
  const NetworkId network = core_.slices[group.slice.value].network;
  for (const Entity cell : draft_.things.all(value, {EntityKind::kRadioCell})) {
    group.cells.push_back({cell.index});
    const mobile::RadioCell& drawn = core_.cells[cell.index];
    if (drawn.network == network) continue;
    value.error(fmt::format("radio cell '{}' belongs to another network than slice '{}'",
                            drawn.name, core_.slices[group.slice.value].name));
  }
  if (value.present()) return;
  for (std::uint32_t i = 0; i < core_.cells.size(); ++i) {
    if (core_.cells[i].network == network) group.cells.push_back({i});
  }
}

// --- what must hold of all of it -----------------------------------------------------------------

void MobileReader::check_users() {
  for (std::uint32_t i = 0; i < core_.slices.size(); ++i) {
    const bool used = std::any_of(core_.subscribers.begin(), core_.subscribers.end(),
                                  [&](const auto& group) { return group.slice.value == i; });
    const Value& key = draft_.items["slices"][i].key;
    if (!used) key.error(fmt::format("nobody subscribes to slice '{}'", core_.slices[i].name));
  }
}

/// A session that could never succeed is a slip of the pen.
void MobileReader::check_ways() {
  const mobile::Routes routes = mobile::routes_of(core_);
  std::set<std::tuple<SliceId, NetworkId, FunctionKind>> said;
  for (std::size_t i = 0; i < routes.of.size(); ++i) {
    const mobile::Route& route = routes.of[i];
    const Value& key = draft_.items["subscribers"][i].key;
    if (routes.radio[route.radio].carriers.empty()) key.error("no radio cell covers them");
    for (const std::uint32_t place : route.core) {
      const mobile::Stage& stage = routes.core[place];
      if (!stage.carriers.empty()) continue;
      if (!said.insert({route.slice, stage.network, stage.kind}).second) continue;
      key.error(fmt::format(
          "their sessions need a network function of kind '{}' in '{}' that serves slice '{}'; "
          "there is none",
          word_for(stage.kind), core_.networks[stage.network.value].name,
          core_.slices[route.slice.value].name));
    }
  }
}

}  // namespace

void read_mobile(Draft& draft) { MobileReader(draft).read(); }

}  // namespace redoubt::scenario
