#include "controller/range/information/contacts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace redoubt::range::information {
namespace {

/// Groups of these names, alike but for their sizes.
Space crowd(const std::vector<std::string>& names) {
  Space space;
  for (const std::string& name : names) {
    const auto size = static_cast<std::int64_t>(space.groups.size() + 1) * 10'000;
    space.groups.push_back({.name = name, .nation = {0}, .size = size});
  }
  return space;
}

std::int64_t contact(const Space& space, std::uint32_t a, std::uint32_t b) {
  for (const Contact& contact : space.groups[a].contacts) {
    if (contact.with.value == b) return contact.permille;
  }
  return 0;
}

std::int64_t all_contacts(Space space, const Ties& ties = {}) {
  draw_contacts(space, ties);
  std::int64_t sum = 0;
  for (const Group& group : space.groups) {
    for (const Contact& contact : group.contacts) sum += contact.permille;
  }
  return sum;
}

const std::vector<std::string> kNames = {"a", "b", "c", "d", "e", "f"};

TEST(Contacts, OneMoreGroupChangesNoneOfTheOthers) {
  Space few = crowd(kNames);
  Space more = crowd({"a", "b", "c", "d", "e", "f", "aa"});
  draw_contacts(few, {});
  draw_contacts(more, {});
  for (std::uint32_t a = 0; a < few.groups.size(); ++a) {
    for (std::uint32_t b = 0; b < few.groups.size(); ++b) {
      EXPECT_EQ(contact(few, a, b), contact(more, a, b));
    }
  }
}

TEST(Contacts, BothSidesCountTheSameTalks) {
  Space space = crowd(kNames);
  draw_contacts(space, {});
  for (std::uint32_t a = 0; a < space.groups.size(); ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      const std::int64_t one = contact(space, a, b) * space.groups[a].size;
      const std::int64_t other = contact(space, b, a) * space.groups[b].size;
      EXPECT_LE(std::abs(one - other), space.groups[a].size);  // rounded down to a permille
    }
  }
}

TEST(Contacts, OfOneMindAndNationAreCertain) {
  Space space = crowd(kNames);
  draw_contacts(space, {.weakest = 100, .strongest = 100});
  for (const Group& group : space.groups) EXPECT_EQ(group.contacts.size(), kNames.size() - 1);
}

TEST(Contacts, OppositeEndsHaveNothingToDoWithEachOther) {
  Space space = crowd({"a", "b"});
  space.groups[0].leaning = 1000;
  space.groups[1].leaning = -1000;
  EXPECT_EQ(all_contacts(space), 0);
}

TEST(Contacts, EverySettingMovesThem) {
  Space mixed = crowd(kNames);
  for (std::uint32_t i = 0; i < 3; ++i) mixed.groups[i].nation = {1};
  const std::int64_t drawn = all_contacts(mixed);
  EXPECT_NE(all_contacts(mixed, {.draw = 2}), drawn);
  EXPECT_GT(all_contacts(mixed, {.abroad = 1000}), drawn);
  EXPECT_GT(all_contacts(mixed, {.weakest = 250}), drawn);
  EXPECT_GT(all_contacts(mixed, {.strongest = 600}), drawn);
}

TEST(Contacts, ALargerGroupIsMetMore) {
  Space space = crowd(kNames);
  Space larger = space;
  larger.groups[0].size *= 2;
  draw_contacts(space, {});
  draw_contacts(larger, {});
  EXPECT_GT(contact(larger, 1, 0), contact(space, 1, 0));
  EXPECT_LT(contact(larger, 0, 1), contact(space, 0, 1));
}

}  // namespace
}  // namespace redoubt::range::information
