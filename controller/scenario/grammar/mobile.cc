#include <utility>

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// Mobile networks.
namespace redoubt::scenario::grammar {

namespace {

constexpr std::int64_t kSessionsMax = 100'000'000;

const Mapping& network() {
  static const Mapping kNetwork = {
      "network",
      "A mobile network.",
      {{"nation", kRequired, thing("nation"), "Where it is."},
       {"owner", kOptional, name("cell"), "The blue cell that runs it."}}};
  return kNetwork;
}

const Mapping& inspection() {
  static const Mapping kInspection = {
      "inspection",
      "The source-inspection centre.",
      {{"misses", kOptional, odds(), "Of a supplier that is trusted in full; default 30%."},
       {"least", kOptional, odds(), "Of one that is not trusted at all; default 1%."}}};
  return kInspection;
}

Shape chain() {
  std::vector<std::string_view> kinds;
  for (std::size_t i = 0; i < kKindsOfAChain; ++i) kinds.push_back(kMobileKinds[i].text);
  return one_or_list(word(std::move(kinds)));
}

std::vector<Key> equipment_of_a_network() {
  return {
      {"network", kDepends, name("mobile network"), "Left out where there is only one."},
      {"host", kOptional, hosts(), "One piece for each; left out: on no host that is drawn."},
      {"owner", kOptional, name("cell"), "Default: the owner of the host, else of the network."},
      {"supplier", kOptional, thing("supplier"), "Left out: the operator's own make."},
  };
}

}  // namespace

const Mapping& mobile() {
  static const Mapping kMobile = {
      "mobile",
      "Mobile networks, and the source-inspection centre.",
      {{"networks", kOptional, entries(name("mobile network"), of(network)), "By name."},
       {"inspection", kOptional, of(inspection), "How much it misses; once."}}};
  return kMobile;
}

const Mapping& supplier() {
  static const Mapping kSupplier = {
      "supplier",
      "Makes mobile equipment.",
      {title(),
       {"nation", kRequired, thing("nation"), "Where it is at home."},
       {"trust", kOptional, share(), "Default 50%."},
       {"implants", kOptional, odds(), "That an update carries one; default never."},
       {"inspected", kOptional, truth(), "Whether its updates pass the centre; default false."},
       {"price", kOptional, integer(0, 1'000'000'000), "Of one piece; default 1."},
       {"delivery", kOptional, duration(), "Default none."},
       {"fitting", kOptional, duration(), "Default none."},
       {"updates", kOptional, of(updates), "Left out: none come."}}};
  return kSupplier;
}

const Mapping& slice() {
  static const Mapping kSlice = {
      "slice",
      "A share of a mobile network that is kept for some.",
      {title(),
       {"network", kDepends, name("mobile network"), "Left out where there is only one."},
       {"owner", kOptional, name("cell"), "Default: the owner of the network."},
       {"sessions", kOptional, integer(1, kSessionsMax), "At once; left out: any number."},
       {"apart", kOptional, share(), "Of its capacity while it is held apart; default 90%."},
       {"chain", kOptional, chain(),
        "The functions that its sessions need; default all but nef."}}};
  return kSlice;
}

const Mapping& network_function() {
  static const Mapping kFunction = [] {
    Mapping made{
        "network_function",
        "A part of a core network.",
        {{"kind", kRequired, word(kMobileKinds), "What it does."},
         {"slices", kOptional, things("slice"), "That it is kept for; left out: all."},
         {"sessions", kOptional, integer(1, kSessionsMax), "At once; left out: any number."}}};
    for (Key& key : equipment_of_a_network()) made.keys.push_back(std::move(key));
    return made;
  }();
  return kFunction;
}

const Mapping& radio_cell() {
  static const Mapping kCell = [] {
    Mapping made{"radio_cell",
                 "Covers subscribers.",
                 {{"sessions", kRequired, integer(1, kSessionsMax), "At once."}}};
    for (Key& key : equipment_of_a_network()) made.keys.push_back(std::move(key));
    return made;
  }();
  return kCell;
}

const Mapping& subscribers() {
  static const Mapping kSubscribers = {
      "subscribers",
      "Who uses a slice.",
      {title(),
       {"slice", kRequired, thing("slice"), "The slice."},
       {"sessions", kRequired, integer(1, 1'000'000), "That they ask for at once."},
       {"cells", kOptional, things("radio cell"), "That cover them; left out: all."},
       {"home", kOptional, name("mobile network"), "Their own network, if they roam."},
       {"routing", kOptional, word(kRoutings), "Of those who roam; default home."},
       {"owner", kOptional, name("cell"), "Default: the slice's."}}};
  return kSubscribers;
}

}  // namespace redoubt::scenario::grammar
