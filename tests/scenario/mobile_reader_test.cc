#include "controller/range/mobile/supply_chain.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using namespace range::mobile;  // NetworkId, FunctionKind ...
using range::HostId;
using range::RadioCellId;
using range::SliceId;
using range::SupplierId;
using testing::ElementsAre;
using testing::IsEmpty;

/// A small network that is sound: a chain of two, a cell at each desk.
Text network() {
  return Text()
      .with("mobile", "mobile: {networks: {larkspan: {nation: veldmark, owner: soc}}}")
      .with("suppliers", "suppliers: {orvane: {nation: veldmark}}")
      .with("network_functions",
            "network_functions:\n"
            "  amf: {kind: amf, host: gateway, supplier: orvane}\n"
            "  upf: {kind: upf, sessions: 400}")
      .with("radio_cells", "radio_cells: {mast: {host: desk, sessions: 100, supplier: orvane}}")
      .with("slices", "slices: {public: {chain: [amf, upf]}}")
      .with("subscribers", "subscribers: {people: {slice: public, sessions: 250}}");
}

Core core_of(const Text& text) { return exercise_of(text).layout.mobile; }
Core core_with(const std::string& section, std::string lines) {
  return core_of(network().with(section, std::move(lines)));
}
std::string told_with(const std::string& section, std::string lines) {
  return faults(network().with(section, std::move(lines)));
}

TEST(MobileReader, TheSmallNetworkIsSound) { EXPECT_EQ(faults(network()), ""); }

TEST(MobileReader, AnExerciseNeedsNoMobileNetwork) {
  EXPECT_THAT(core_of(Text()).functions, IsEmpty());
}

TEST(MobileReader, FunctionsStandWhereAndForWhomItIsWritten) {
  const Core core =
      core_with("network_functions",
                "network_functions:\n"
                "  amf: {kind: amf, network: larkspan, host: gateway, slices: public}\n"
                "  upf: {kind: upf, sessions: 400, owner: soc}");
  ASSERT_EQ(core.functions.size(), 2U);
  EXPECT_EQ(core.functions[0].name, "amf");
  EXPECT_EQ(core.functions[0].kind, FunctionKind::kAmf);
  EXPECT_EQ(core.functions[0].network, NetworkId{0});
  EXPECT_EQ(core.functions[0].host, HostId{0});
  EXPECT_THAT(numbers(core.functions[0].slices), ElementsAre(0));
  EXPECT_EQ(core.functions[0].sessions, 0);
  EXPECT_FALSE(core.functions[0].supplier.valid());
  EXPECT_EQ(core.functions[1].sessions, 400);
  EXPECT_FALSE(core.functions[1].host.valid());
}

TEST(MobileReader, EveryKindHasItsWord) {
  std::string lines = "network_functions:\n";
  for (const char* kind :
       {"amf", "smf", "upf", "nrf", "ausf", "udm", "pcf", "nssf", "sepp", "nef", "li", "oam"}) {
    lines += fmt::format("  the-{}: {{kind: {}}}\n", kind, kind);
  }
  const Core core = core_with("network_functions", lines);
  ASSERT_EQ(core.functions.size(), kFunctionKinds);
  for (std::size_t i = 0; i < kFunctionKinds; ++i) {
    EXPECT_EQ(core.functions[i].kind, static_cast<FunctionKind>(i));
  }
}

TEST(MobileReader, AnEntryDrawsOneOnEachOfItsHosts) {
  const Core core = core_of(network());
  ASSERT_EQ(core.cells.size(), 3U);
  EXPECT_EQ(core.cells[0].name, "mast-1");
  EXPECT_EQ(core.cells[2].name, "mast-3");
  EXPECT_EQ(core.cells[2].host, HostId{3});
  EXPECT_EQ(core.cells[2].supplier, SupplierId{0});
  EXPECT_EQ(core.cells[2].sessions, 100);
}

TEST(MobileReader, TheNameOfAnEntryMeansAllThatItDrew) {
  const Core core = core_with("subscribers",
                              "subscribers:\n"
                              "  people: {slice: public, sessions: 250, cells: mast}\n"
                              "  guests: {slice: public, sessions: 10, cells: [mast-2]}");
  EXPECT_THAT(numbers(core.subscribers[0].cells), ElementsAre(0, 1, 2));
  EXPECT_THAT(numbers(core.subscribers[1].cells), ElementsAre(1));
}

TEST(MobileReader, WhereNoCellsAreNamedAllOfTheNetworkCover) {
  EXPECT_THAT(numbers(core_of(network()).subscribers[0].cells), ElementsAre(0, 1, 2));
}

TEST(MobileReader, WhatNobodyIsNamedForBelongsToTheHostsOwnerOrTheNetworks) {
  const std::string cells = "cells:\n  soc: {role: blue}\n  noc: {role: blue}\n  tide: {role: red}";
  const Core core = core_of(
      network()
          .with("cells", cells)
          .with("mobile", "mobile: {networks: {larkspan: {nation: veldmark, owner: noc}}}"));
  EXPECT_EQ(core.functions[0].owner, terms::CellId{0});  // on a host of the soc
  EXPECT_EQ(core.functions[1].owner, terms::CellId{1});
  EXPECT_EQ(core.slices[0].owner, terms::CellId{1});
  EXPECT_EQ(core.subscribers[0].owner, terms::CellId{1});
}

TEST(MobileReader, SlicesSayWhatTheyCarryAndNeed) {
  const Core core = core_with("slices", "slices: {public: {chain: upf, sessions: 80, apart: 75%}}");
  EXPECT_EQ(core.slices[0].sessions, 80);
  EXPECT_EQ(core.slices[0].apart, 750);
  EXPECT_THAT(core.slices[0].chain, ElementsAre(FunctionKind::kUpf));
}

TEST(MobileReader, AChainNamesEachKindOnceAndNoneThatNoSessionNeeds) {
  EXPECT_THAT(told_with("slices", "slices: {public: {chain: [amf, upf, amf]}}"),
              HasSubstr("slices:2:37 slices.public.chain[2]: 'amf' stands here twice"));
  EXPECT_THAT(told_with("slices", "slices: {public: {chain: [li]}}"), HasSubstr("found 'li'"));
  EXPECT_THAT(told_with("slices", "slices: {public: {chain: []}}"),
              HasSubstr("expected one kind or several"));
}

TEST(MobileReader, WhatAChainNeedsMustBeThere) {
  EXPECT_EQ(told_with("slices", "slices: {public: {chain: [amf, smf, upf]}}"),
            "subscribers:2:15 subscribers.people: their sessions need a network function of kind "
            "'smf' in 'larkspan' that serves slice 'public'; there is none\n");
  EXPECT_THAT(told_with("slices", "slices: {public: {}}"), HasSubstr("of kind 'nssf'"));
}

TEST(MobileReader, ASliceHasSubscribers) {
  EXPECT_EQ(told_with("slices", "slices: {public: {chain: [amf]}, idle: {}}"),
            "slices:2:34 slices.idle: nobody subscribes to slice 'idle'\n");
}

TEST(MobileReader, SubscribersAreCovered) {
  EXPECT_THAT(told_with("radio_cells", "radio_cells: {}"), HasSubstr("no radio cell covers them"));
}

// --- two networks --------------------------------------------------------------------------------

Text abroad(const std::string& subscribers) {
  return network()
      .with("mobile",
            "mobile: {networks: {larkspan: {nation: veldmark}, selwyn: {nation: veldmark}}}")
      .with("network_functions",
            "network_functions:\n"
            "  amf: {kind: amf, network: larkspan}\n"
            "  upf: {kind: upf, network: larkspan}\n"
            "  door: {kind: sepp, network: larkspan}\n"
            "  far-upf: {kind: upf, network: selwyn}\n"
            "  far-door: {kind: sepp, network: selwyn}")
      .with("radio_cells",
            "radio_cells:\n"
            "  mast: {network: larkspan, sessions: 100}\n"
            "  far-mast: {network: selwyn, sessions: 100}")
      .with("slices", "slices: {public: {network: larkspan, chain: [amf, upf]}}")
      .with("subscribers", "subscribers: {people: " + subscribers + "}");
}

TEST(MobileReader, WhoRoamsSaysWhereTheyAreAtHome) {
  const Core core = core_of(abroad("{slice: public, sessions: 5, home: selwyn, routing: local}"));
  EXPECT_EQ(core.subscribers[0].home, NetworkId{1});
  EXPECT_EQ(core.subscribers[0].routing, Routing::kLocal);
  EXPECT_THAT(numbers(core.subscribers[0].cells), ElementsAre(0));
}

TEST(MobileReader, OnlyWhoRoamsIsRouted) {
  EXPECT_THAT(faults(abroad("{slice: public, sessions: 5, routing: local}")),
              HasSubstr("only of those who roam it is asked"));
}

TEST(MobileReader, CellsOfAnotherNetworkCoverNobody) {
  EXPECT_THAT(faults(abroad("{slice: public, sessions: 5, cells: [mast, far-mast]}")),
              HasSubstr("radio cell 'far-mast' belongs to another network than slice 'public'"));
}

TEST(MobileReader, AmongSeveralNetworksEachThingNamesItsOwn) {
  EXPECT_THAT(faults(abroad("{slice: public, sessions: 5}").with("slices", "slices: {public: {}}")),
              HasSubstr("slices:2:18 slices.public: key 'network' is missing"));
}

TEST(MobileReader, AnUnknownNetworkIsNamed) {
  EXPECT_THAT(told_with("slices", "slices: {public: {network: larkspam}}"),
              HasSubstr("no mobile network 'larkspam', did you mean 'larkspan'?"));
}

// --- suppliers -----------------------------------------------------------------------------------

TEST(MobileReader, SuppliersSayWhoTheyAreAndWhatTheyCost) {
  const Core core = core_with("suppliers",
                              "suppliers:\n"
                              "  orvane: {nation: veldmark, trust: 30%, implants: 4%, inspected: "
                              "true, price: 40, delivery: 1 d, fitting: 2 h}");
  const Supplier& supplier = core.suppliers.at(0);
  EXPECT_EQ(supplier.nation, range::NationId{0});
  EXPECT_EQ(supplier.trust, 300);
  EXPECT_EQ(supplier.implants, terms::Odds{40'000});
  EXPECT_TRUE(supplier.inspected);
  EXPECT_EQ(replacement(supplier, 3).price, 120);
  EXPECT_EQ(replacement(supplier, 3).takes, std::chrono::hours(30));
}

TEST(MobileReader, InspectionSaysHowOftenItMisses) {
  const std::string networks = "mobile: {networks: {larkspan: {nation: veldmark}}, inspection: ";
  const Core core = core_with("mobile", networks + "{misses: 40%, least: 5%}}");
  EXPECT_EQ(core.inspection.misses, terms::Odds{400'000});
  EXPECT_EQ(core.inspection.least, terms::Odds{50'000});
  EXPECT_THAT(told_with("mobile", networks + "{least: 0%}}"),
              HasSubstr("no inspection finds every implant"));
  EXPECT_THAT(told_with("mobile", networks + "{misses: 4%, least: 5%}}"),
              HasSubstr("that is more than 'misses'"));
}

TEST(MobileReader, ThereIsOneInspectionCentre) {
  const Text text = network().with("inspection", "mobile: {inspection: {misses: 4%}}");
  EXPECT_EQ(faults(text), "");
  EXPECT_THAT(faults(Text(text).with("again", "mobile: {inspection: {misses: 5%}}")),
              HasSubstr("there is one source-inspection centre, and it stands elsewhere"));
}

// --- limits --------------------------------------------------------------------------------------

TEST(MobileReader, ARadioCellSaysHowMuchItCarries) {
  EXPECT_THAT(told_with("radio_cells", "radio_cells: {mast: {host: desk}}"),
              HasSubstr("radio_cells:2:21 radio_cells.mast: key 'sessions' is missing"));
  EXPECT_THAT(told_with("radio_cells", "radio_cells: {mast: {sessions: 0}}"),
              HasSubstr("expected a whole number from 1 to 100000000"));
}

TEST(MobileReader, TooManyCellsAreSaidWhereTheyAreDrawn) {
  const Text text =
      network()
          .with("hosts",
                "hosts:\n"
                "  gateway: {system: server-os, zone: office, owner: soc, services: web}\n"
                "  desk: {template: desk, zone: office, owner: soc, count: 1001}")
          .with("radio_cells",
                "radio_cells:\n"
                "  mast: {host: desk, sessions: 1}\n"
                "  more: {host: desk, sessions: 1}");
  EXPECT_THAT(faults(text), HasSubstr("radio_cells:4:3 radio_cells.more: with these there are more "
                                      "than 2000 radio cells"));
}

TEST(MobileReader, ANameThatIsTakenIsSaid) {
  EXPECT_THAT(told_with("radio_cells", "radio_cells: {gateway: {sessions: 1}}"),
              HasSubstr("radio_cells:2:15 radio_cells.gateway: there is a host 'gateway' already"));
}

}  // namespace
}  // namespace redoubt::scenario
