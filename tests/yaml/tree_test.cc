#include "controller/yaml/tree.h"

#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

TEST(Tree, HoldsWhatTheFileSaysInItsOrder) {
  const Read read("b: [1, two]\na: {x: '3'}\n");
  const auto pairs = read.tree->root().pairs();
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].key.text(), "b");
  EXPECT_EQ(pairs[0].value.elements()[1].text(), "two");
  EXPECT_EQ(pairs[1].key.text(), "a");
  EXPECT_EQ(pairs[1].value.pairs()[0].value.text(), "3");
}

TEST(Tree, KnowsWhereEachThingBeginsAndEnds) {
  const Read read("größe:\n  - ä: bc\n    de: [1,\n      2]\n\n# after\nz: 1\n");
  const Node list = value_of(*read.tree, "größe");
  const Node map = list.elements()[0];
  EXPECT_EQ(map.begin(), (Mark{2, 5}));
  EXPECT_EQ(map.pairs()[0].value.begin(), (Mark{2, 8}));
  EXPECT_EQ(map.pairs()[0].value.end(), (Mark{2, 10}));
  EXPECT_EQ(map.pairs()[1].value.begin(), (Mark{3, 9}));
  EXPECT_EQ(map.pairs()[1].value.end(), (Mark{4, 9}));
  EXPECT_EQ(list.end(), (Mark{4, 9})) << "not where the next key begins";
}

TEST(Tree, SaysTheWayToEachThing) {
  const Read read("hosts:\n  - zone: a\n  - {zone: b, tags: [x, y]}\n");
  const Node second = value_of(*read.tree, "hosts").elements()[1];
  EXPECT_EQ(read.tree->root().path(), "");
  EXPECT_EQ(second.path(), "hosts[1]");
  EXPECT_EQ(second.pairs()[0].key.path(), "hosts[1].zone");
  EXPECT_EQ(second.pairs()[1].value.elements()[1].path(), "hosts[1].tags[1]");
}

TEST(Tree, TellsPlainWordsFromQuotedOnes) {
  const Read read("[5, '5', \"5\", |\n 5\n ]");
  ASSERT_EQ(read.tree, nullptr) << "a block has no place in brackets";
  const Read three("[5, '5', \"5\"]");
  const auto elements = three.tree->root().elements();
  EXPECT_TRUE(elements[0].plain());
  EXPECT_FALSE(elements[1].plain());
  EXPECT_FALSE(elements[2].plain());
}

TEST(Tree, KnowsNothingWhenItStandsThere) {
  const Read read("[ , ~, null, '', 'null', x]");
  ASSERT_EQ(read.tree, nullptr);
  const Read keys("{a: , b: ~, c: null, d: '', e: 'null', f: x}");
  std::string nothing;
  for (const auto& [key, value] : keys.tree->root().pairs()) {
    if (value.nothing()) nothing += key.text();
  }
  EXPECT_EQ(nothing, "abc");
}

TEST(Tree, ShowsWhatStandsThereOnOneShortLine) {
  const Read read("a: |\n  one\n  two\nb: " + times(100, "ä"));
  EXPECT_EQ(value_of(*read.tree, "a").described(), "'one two '");
  EXPECT_EQ(value_of(*read.tree, "b").described(), "'" + times(48, "ä") + "...'");
  EXPECT_EQ(read.tree->root().described(), "a mapping");
}

}  // namespace
}  // namespace redoubt::yaml
