#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/range/people/tickets.h"
#include "tests/range/drawing.h"
#include "tests/range/unfolding.h"

namespace redoubt::range::people {
namespace {

using std::chrono::hours;
using testing::AllOf;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

constexpr StaffId kClerks{0};
constexpr std::int64_t kHour = 60;

/// 120 clerks at four desks, 8 to 16, who mail three times as often as they look things up.
class PeopleTest : public testing::Test {
 protected:
  PeopleTest() {
    const ZoneId office = drawing_.zone("office");
    const ZoneId centre = drawing_.zone("centre");
    backbone_ = drawing_.link(office, centre);
    const HostId mail = drawing_.host("mail", centre);
    mail_ = drawing_.service("mail/mail", mail);
    web_ = drawing_.service("web/web", drawing_.host("web", centre));
    for (int i = 0; i < 4; ++i) desks_.push_back(drawing_.host("desk", office));
    drawing_.layout.staff = {{.name = "clerks",
                              .people = 120,
                              .at = desks_,
                              .shift = {hours(8), hours(16)},
                              .uses = {{{entity(mail_)}, 6000}, {{entity(web_)}, 2000}}}};
  }

  Staff& clerks() { return drawing_.layout.staff[0]; }
  void at_all_hours() { clerks().shift = {}; }
  /// A day on which mail stands still from 9 to 11.
  Unfolding day_without_mail(std::uint64_t seed = 0) {
    Unfolding run(drawing_.layout);
    run.world.seed(seed);
    set(run, 9 * kHour, mail_, 0);
    set(run, 11 * kHour, mail_, 1000);
    run.until(at_min(24 * kHour));
    return run;
  }

  static void set(Unfolding& run, std::int64_t at, ServiceId service, std::int64_t permille) {
    run.happen(at_min(at), EventKind::kServiceSet, entity(service), permille);
  }
  static void cut(Unfolding& run, std::int64_t at, HostId host) {
    run.happen(at_min(at), EventKind::kHostIsolated, entity(host));
  }
  static std::int64_t served(const Unfolding& run) {
    return run.world.availability(entity(kClerks));
  }
  static std::vector<Event> tickets(const Unfolding& run) {
    std::vector<Event> all;
    for (const Event& event : run.told) {
      if (event.kind == EventKind::kTicketOpened) all.push_back(event);
    }
    return all;
  }
  static const Event& last(const Unfolding& run, EventKind kind) {
    const auto found = std::find_if(run.told.rbegin(), run.told.rend(),
                                    [&](const Event& event) { return event.kind == kind; });
    REDOUBT_CHECK(found != run.told.rend());
    return *found;
  }
  static const Event& before(const Unfolding& run, const Event& event) {
    return run.told.at(event.cause - 1);
  }

  Drawing drawing_;
  LinkId backbone_;
  ServiceId mail_;
  ServiceId web_;
  std::vector<HostId> desks_;
};

// --- When they work ------------------------------------------------------------------------------

TEST(Shift, CoversItsHoursOfEveryDay) {
  const Shift day{hours(8), hours(16)};
  EXPECT_FALSE(covers(day, at_min(8 * kHour - 1)));
  EXPECT_TRUE(covers(day, at_min(8 * kHour)));
  EXPECT_TRUE(covers(day, at_min(40 * kHour - 1)));
  EXPECT_FALSE(covers(day, at_min(40 * kHour)));
}

TEST(Shift, MayLieOverMidnight) {
  const Shift night{hours(22), hours(6)};
  EXPECT_TRUE(covers(night, at_min(5 * kHour)));
  EXPECT_FALSE(covers(night, at_min(6 * kHour)));
  EXPECT_TRUE(covers(night, at_min(47 * kHour)));
}

TEST(Shift, WithoutHoursIsAllDay) { EXPECT_TRUE(covers({}, at_min(3 * kHour))); }

// --- What works for them -------------------------------------------------------------------------

TEST_F(PeopleTest, WhereAllIsWellNothingIsSaidAndNothingIsDue) {
  Unfolding run(drawing_.layout);
  run.until(at_min(48 * kHour));
  EXPECT_THAT(run.told, IsEmpty());
  EXPECT_EQ(run.world.people().next(), terms::kNever);
  EXPECT_EQ(served(run), 1000);
}

TEST_F(PeopleTest, TheyFareAsTheirTriesDo) {
  at_all_hours();
  Unfolding run(drawing_.layout);
  set(run, 60, mail_, 600);
  EXPECT_EQ(served(run), 700);  // (6 x 600 + 2 x 1000) / 8
  set(run, 61, web_, 0);
  EXPECT_EQ(served(run), 450);
  set(run, 62, mail_, 0);
  EXPECT_EQ(served(run), 0);
}

TEST_F(PeopleTest, HowOftenTheyTryDecidesWhatAnOutageCosts) {
  at_all_hours();
  clerks().uses[1].tries = 18'000;
  Unfolding run(drawing_.layout);
  set(run, 60, web_, 0);
  EXPECT_EQ(served(run), 250);
}

TEST_F(PeopleTest, EachHostHasItsShareOfThem) {
  at_all_hours();
  clerks().people = 6;  // two at the first two desks, one at the others
  Unfolding run(drawing_.layout);
  cut(run, 60, desks_[0]);
  EXPECT_EQ(served(run), 666);
  cut(run, 61, desks_[3]);
  EXPECT_EQ(served(run), 500);
}

TEST_F(PeopleTest, ACutLinkOrABlockedFlowKeepsItFromThem) {
  at_all_hours();
  drawing_.layout.services[web_.value].protocol = 1;
  Unfolding run(drawing_.layout);
  run.happen(at_min(60), EventKind::kFlowBlocked, entity(backbone_), 0);
  EXPECT_EQ(served(run), 250);
  run.happen(at_min(61), EventKind::kLinkCut, entity(backbone_));
  EXPECT_EQ(served(run), 0);
  run.happen(at_min(62), EventKind::kLinkOpened, entity(backbone_));
  EXPECT_EQ(served(run), 250);
  run.happen(at_min(63), EventKind::kFlowAllowed, entity(backbone_), 0);
  EXPECT_EQ(served(run), 1000);
}

TEST_F(PeopleTest, AnyOfTheServicesThatWillDoIsEnough) {
  at_all_hours();
  clerks().uses = {{{entity(mail_), entity(web_)}, 1000}};
  Unfolding run(drawing_.layout);
  set(run, 60, mail_, 0);
  EXPECT_EQ(served(run), 1000);
  set(run, 61, web_, 300);
  EXPECT_EQ(served(run), 300);
}

TEST_F(PeopleTest, WhoTelephonesMissesItWhenTheMastIsOff) {
  at_all_hours();
  mobile::Core& core = drawing_.layout.mobile;
  core.networks = {{.name = "network"}};
  core.cells = {{.name = "mast", .network = {0}}};
  core.slices = {{.name = "slice", .network = {0}}};
  core.subscribers = {
      {.name = "phones", .slice = {0}, .home = {0}, .sessions = 100, .cells = {{0}}}};
  clerks().uses.push_back({{entity(SubscribersId{0})}, 2000});
  Unfolding run(drawing_.layout);
  run.happen(at_min(60), EventKind::kSwitched, entity(RadioCellId{0}), 0);
  EXPECT_EQ(served(run), 800);
  run.happen(at_min(61), EventKind::kSwitched, entity(RadioCellId{0}), 1000);
  EXPECT_EQ(served(run), 1000);
}

TEST_F(PeopleTest, WhoIsSentHomeLeavesTheWorkUndone) {
  at_all_hours();
  Unfolding run(drawing_.layout);
  run.happen(at_min(60), EventKind::kStaffPresent, entity(kClerks), 400);
  EXPECT_EQ(served(run), 400);
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).kind, EventKind::kStaffPresent);
  set(run, 61, mail_, 0);
  EXPECT_EQ(served(run), 100);
  run.happen(at_min(62), EventKind::kStaffPresent, entity(kClerks), 1000);
  EXPECT_EQ(served(run), 250);
}

TEST_F(PeopleTest, WhoIsSentHomeOpensNoTickets) {
  at_all_hours();
  clerks().tickets = {terms::Odds::kCertain};
  Unfolding run(drawing_.layout);
  run.happen(at_min(60), EventKind::kStaffPresent, entity(kClerks), 0);
  set(run, 61, mail_, 0);
  run.until(at_min(180));
  EXPECT_THAT(tickets(run), IsEmpty());
}

TEST_F(PeopleTest, AHostThatWorksInPartSlowsItsPeopleDown) {
  at_all_hours();
  drawing_.layout.couplings = {{.to = entity(desks_[0]), .from = entity(backbone_), .leaves = 400}};
  clerks().at = {desks_[0]};
  drawing_.layout.services[mail_.value].host = drawing_.layout.services[web_.value].host =
      desks_[1];
  Unfolding run(drawing_.layout);
  run.happen(at_min(60), EventKind::kLinkCut, entity(backbone_));
  EXPECT_EQ(served(run), 400);
}

TEST_F(PeopleTest, LessThanAPercentIsNotSaid) {
  at_all_hours();
  clerks().people = 1000;
  clerks().uses = {{{entity(mail_)}, 1000}};
  Unfolding run(drawing_.layout);
  set(run, 60, mail_, 991);
  EXPECT_THAT(run.told, SizeIs(1));
  set(run, 61, mail_, 990);
  EXPECT_EQ(served(run), 990);
  set(run, 62, mail_, 981);
  EXPECT_EQ(served(run), 990);
}

TEST_F(PeopleTest, AllAndNothingAreAlwaysSaid) {
  at_all_hours();
  clerks().uses = {{{entity(mail_)}, 1000}};
  Unfolding run(drawing_.layout);
  set(run, 60, mail_, 5);
  set(run, 61, mail_, 0);
  EXPECT_EQ(served(run), 0);
  set(run, 62, mail_, 993);
  set(run, 63, mail_, 1000);
  EXPECT_EQ(served(run), 1000);
}

TEST_F(PeopleTest, WhoIsOffDutyMissesNothing) {
  Unfolding run(drawing_.layout);
  set(run, 2 * kHour, mail_, 0);
  EXPECT_EQ(served(run), 1000);
  run.until(at_min(8 * kHour));
  EXPECT_EQ(served(run), 250);
  run.until(at_min(16 * kHour));
  EXPECT_EQ(served(run), 1000);
  set(run, 20 * kHour, mail_, 1000);
  run.until(at_min(48 * kHour));
  EXPECT_EQ(served(run), 1000);
}

TEST_F(PeopleTest, WhoCannotComeGetsNothingDone) {
  at_all_hours();
  Unfolding run(drawing_.layout);
  const auto supply = [&](std::int64_t at, EventKind kind, HostId of) {
    run.happen(at_min(at), kind, entity(kClerks), 0, entity(of));
  };
  supply(60, EventKind::kSupplyFailed, desks_[0]);
  supply(61, EventKind::kSupplyFailed, desks_[1]);
  supply(62, EventKind::kSupplyFailed, desks_[1]);  // told again
  EXPECT_EQ(served(run), 0);
  supply(63, EventKind::kSupplyRestored, desks_[1]);
  EXPECT_EQ(served(run), 0);
  supply(64, EventKind::kSupplyRestored, desks_[0]);
  EXPECT_EQ(served(run), 1000);
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).at, at_min(64));
}

TEST_F(PeopleTest, WhatOthersHaveIsNotAsked) {
  clerks().uses = {{{entity(mail_)}, 1000}};
  Unfolding run(drawing_.layout);
  set(run, 9 * kHour, web_, 0);
  run.happen(at_min(9 * kHour), EventKind::kDamaged, entity(BusId{7}));
  EXPECT_THAT(run.told, SizeIs(2));
}

// --- What brought it about -----------------------------------------------------------------------

TEST_F(PeopleTest, EachMoveNamesTheFactThatMovedIt) {
  at_all_hours();
  Unfolding run(drawing_.layout);
  cut(run, 60, desks_[0]);
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).subject, entity(desks_[0]));
  run.happen(at_min(61), EventKind::kLinkCut, entity(backbone_));
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).kind, EventKind::kLinkCut);
  run.happen(at_min(62), EventKind::kLinkOpened, entity(backbone_));
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).kind, EventKind::kLinkOpened);
}

TEST_F(PeopleTest, AShiftThatBeginsInAnOutageNamesTheOutageNotWhatCameAfter) {
  Unfolding run(drawing_.layout);
  set(run, 2 * kHour, mail_, 0);
  run.happen(at_min(3 * kHour), EventKind::kFlowBlocked, entity(backbone_), 9);
  set(run, 4 * kHour, web_, 0);
  set(run, 5 * kHour, web_, 1000);
  run.until(at_min(8 * kHour));
  EXPECT_EQ(before(run, last(run, EventKind::kWorkServed)).subject, entity(mail_));
}

TEST_F(PeopleTest, TheEndOfAShiftNamesWhatIsNoLongerSo) {
  Unfolding run(drawing_.layout);
  set(run, 9 * kHour, mail_, 0);
  run.until(at_min(16 * kHour));
  const Event& end = last(run, EventKind::kWorkServed);
  EXPECT_EQ(end.amount, 1000);
  EXPECT_EQ(before(run, end).kind, EventKind::kWorkServed);
  EXPECT_EQ(before(run, end).at, at_min(9 * kHour));
}

TEST_F(PeopleTest, AMissionFunctionSuffersWithItsPeople) {
  at_all_hours();
  const FunctionId care = drawing_.function(Need::kAll, {entity(kClerks)});
  Unfolding run(drawing_.layout);
  set(run, 60, mail_, 0);
  EXPECT_EQ(run.world.derived_availability(care), 250);
}

TEST_F(PeopleTest, WhoNeedsThesePeopleLearnsOfTheirWorkAfterTheirTickets) {
  clerks().tickets = {terms::Odds::kCertain};
  clerks().at = {desks_[0]};
  drawing_.layout.couplings = {{.to = entity(desks_[3]), .from = entity(kClerks)}};
  Unfolding run(drawing_.layout);
  set(run, 15 * kHour + 50, mail_, 0);
  EXPECT_EQ(before(run, last(run, EventKind::kSupplyFailed)).kind, EventKind::kWorkServed);
  run.until(at_min(16 * kHour));
  EXPECT_EQ(tickets(run).back().at, at_min(16 * kHour));
  EXPECT_EQ(before(run, last(run, EventKind::kSupplyRestored)).kind, EventKind::kWorkServed);
}

// --- The help desk -------------------------------------------------------------------------------

TEST_F(PeopleTest, TicketsAreAboutWhatFailsAndNameTheFactItFailsBy) {
  clerks().tickets = {terms::Odds::kCertain};
  const Unfolding run = day_without_mail();
  const std::vector<Event> all = tickets(run);
  ASSERT_THAT(all, SizeIs(8 * kTicketsMax));  // eight steps, and everybody would call
  for (const Event& ticket : all) {
    EXPECT_EQ(ticket.object, entity(mail_));
    EXPECT_EQ(before(run, ticket).at, at_min(9 * kHour));
  }
}

TEST_F(PeopleTest, TicketsComeAtTheEndOfAStepAndAfterwardsNoMore) {
  clerks().tickets = {terms::Odds::kCertain};
  const Unfolding run = day_without_mail();
  EXPECT_EQ(tickets(run).front().at, at_min(9 * kHour + 15));
  EXPECT_EQ(tickets(run).back().at, at_min(11 * kHour));
}

TEST_F(PeopleTest, NobodyCallsWhoIsOffDutyOrCannotCome) {
  clerks().tickets = {terms::Odds::kCertain};
  clerks().shift = {hours(12), hours(16)};
  EXPECT_THAT(tickets(day_without_mail()), IsEmpty());
  at_all_hours();
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kSupplyFailed, entity(kClerks), 0, entity(desks_[0]));
  set(run, 60, mail_, 0);
  run.until(at_min(180));
  EXPECT_EQ(run.count(EventKind::kTicketOpened), 0U);
}

TEST_F(PeopleTest, TicketsAreAsManyAsTheirOddsSay) {
  const auto opened = [&](std::uint32_t per_million) {
    clerks().tickets = {per_million};
    std::size_t all = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) all += tickets(day_without_mail(seed)).size();
    return all;
  };
  EXPECT_EQ(opened(0), 0U);
  // 120 people x 6 tries x 2 h: 1440 tries that fail, so 1.44 tickets a day.
  EXPECT_THAT(opened(1000), AllOf(Ge(250U), Le(326U)));
  EXPECT_THAT(opened(5000), AllOf(Ge(1300U), Le(1580U)));
}

TEST_F(PeopleTest, AnOutageWithinAStepCountsForAsLongAsItLasted) {
  Staff staff = clerks();
  staff.tickets = {10'000};
  const std::int64_t everybody = 120 * 1000;
  const std::int64_t minute = 60'000'000;
  EXPECT_EQ(tickets_expected(staff, staff.uses[0], everybody * 15 * minute), 1'800'000);
  EXPECT_EQ(tickets_expected(staff, staff.uses[0], everybody * 5 * minute), 600'000);
  clerks().tickets = {terms::Odds::kCertain};
  at_all_hours();
  Unfolding run(drawing_.layout);
  set(run, 61, mail_, 0);
  set(run, 62, mail_, 1000);
  run.until(at_min(180));
  EXPECT_EQ(run.count(EventKind::kTicketOpened), static_cast<std::size_t>(kTicketsMax));
}

TEST_F(PeopleTest, FalseTicketsAreAboutWhatWorksAndHaveNoCause) {
  clerks().false_tickets = {100'000};
  const Unfolding run = day_without_mail();
  const std::vector<Event> all = tickets(run);
  EXPECT_THAT(all, SizeIs(Ge(10U)));
  for (const Event& ticket : all) {
    EXPECT_EQ(ticket.cause, 0U);
    EXPECT_TRUE(covers(clerks().shift, ticket.at - kStep));
    const bool without_mail = at_min(9 * kHour) < ticket.at && ticket.at <= at_min(11 * kHour);
    EXPECT_TRUE(!without_mail || ticket.object == entity(web_));
  }
}

TEST_F(PeopleTest, WhatFailedForAWhileIsNoFalseTicketInThatStep) {
  clerks().false_tickets = {100'000};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Unfolding run(drawing_.layout);
    run.world.seed(seed);
    set(run, 9 * kHour + 5, mail_, 0);
    set(run, 9 * kHour + 10, mail_, 1000);
    run.until(at_min(9 * kHour + 15));
    const Event ticket = tickets(run).back();
    EXPECT_TRUE(ticket.at < at_min(9 * kHour + 15) || ticket.object == entity(web_));
  }
}

TEST_F(PeopleTest, FalseTicketsAreAsManyAsTheirOddsSay) {
  const auto opened = [&](std::uint32_t per_million) {
    clerks().false_tickets = {per_million};
    std::size_t all = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      Unfolding run(drawing_.layout);
      run.world.seed(seed);
      run.until(at_min(24 * kHour));
      all += run.count(EventKind::kTicketOpened);
    }
    return all;
  };
  EXPECT_EQ(opened(0), 0U);
  // 120 people x 8 h: 0.96 tickets a day.
  EXPECT_THAT(opened(1000), AllOf(Ge(154U), Le(230U)));
  EXPECT_THAT(opened(4000), AllOf(Ge(690U), Le(846U)));
}

TEST_F(PeopleTest, TheSeedDecidesAndMoreStaffChangesNothing) {
  clerks().tickets = {1000};
  clerks().false_tickets = {1000};
  const auto times = [&](std::uint64_t seed) {
    std::vector<std::int64_t> all;
    for (const Event& ticket : tickets(day_without_mail(seed))) {
      if (ticket.subject == entity(kClerks)) all.push_back(terms::microseconds(ticket.at));
    }
    return all;
  };
  const auto once = times(3);
  EXPECT_EQ(times(3), once);
  EXPECT_NE(times(4), once);
  Staff guards = clerks();
  guards.name = "guards";
  drawing_.layout.staff.push_back(guards);
  EXPECT_EQ(times(3), once);
}

TEST(Tickets, WhatIsLeftOfTheExpectedIsDrawn) {
  std::int64_t all = 0;
  for (std::uint64_t entity = 0; entity < 1000; ++entity) {
    terms::Stream chance(1, terms::Purpose::kTicket, entity);
    const std::int64_t count = drawn(1'250'000, chance);
    EXPECT_TRUE(count == 1 || count == 2);
    all += count;
  }
  EXPECT_THAT(all, AllOf(Ge(1190), Le(1310)));
}

TEST(Tickets, AreNoMoreThanADeskTakesDown) {
  terms::Stream chance(1, terms::Purpose::kTicket, 1);
  EXPECT_EQ(drawn(900'000'000, chance), kTicketsMax);
}

}  // namespace
}  // namespace redoubt::range::people
