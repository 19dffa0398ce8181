#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "controller/journal/journal.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

/// What the tests of the journal are written in.
namespace redoubt::journal {

/// A folder of the test's own that is gone afterwards; in memory where there is such a place, for
/// thousands of syncs would wait for whatever else uses the disk.
class Folder {
 public:
  Folder() {
    std::string name = "/dev/shm/journal-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
      name = (std::filesystem::temp_directory_path() / "journal-XXXXXX").string();
      REDOUBT_CHECK(mkdtemp(name.data()) != nullptr);
    }
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::filesystem::path operator/(const char* name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline terms::ExerciseTime minute(std::int64_t minutes) {
  return terms::ExerciseTime{std::chrono::minutes{minutes}};
}

inline std::vector<Exhibit> two_exhibits() {
  return {{"scenario.yaml", "title: First Watch\n"}, {"base/blue.yaml", "team: soc\n"}};
}

/// The record that add() makes as number `sequence`: an order at that minute.
inline Record nth(std::uint64_t sequence, std::size_t bytes = 0) {
  std::string payload = "<payload " + std::to_string(sequence) + ">";
  if (payload.size() < bytes) payload.resize(bytes, static_cast<char>('a' + sequence % 26));
  return {sequence, RecordKind::kOrder, minute(static_cast<std::int64_t>(sequence)), payload};
}

inline std::vector<Record> records_up_to(std::uint64_t last, std::size_t bytes = 0) {
  std::vector<Record> records;
  for (std::uint64_t sequence = 1; sequence <= last; ++sequence) {
    records.push_back(nth(sequence, bytes));
  }
  return records;
}

/// Appends the next `count` records to the open batch.
inline void add(Journal& journal, std::uint64_t count, std::size_t bytes = 0) {
  std::uint64_t sequence = journal.head().records;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Record record = nth(++sequence, bytes);
    const auto appended = journal.append(record.kind, record.at, record.payload);
    REDOUBT_CHECK(appended.ok());
    REDOUBT_CHECK(*appended == sequence);
  }
}

/// Empty for success, else the message.
template <class T>
std::string why(const terms::Result<T>& result) {
  return result ? std::string() : result.error().message;
}

inline void commit(Journal& journal, std::uint64_t count, std::size_t bytes = 0) {
  add(journal, count, bytes);
  ASSERT_EQ(why(journal.commit()), "");
}

inline terms::Status collect(const Journal& journal, std::vector<Record>& records,
                             std::uint64_t from = 1) {
  return journal.read(from, [&records](const Record& record) -> terms::Status {
    records.push_back(record);
    return terms::Done{};
  });
}

inline std::vector<Record> all(const Journal& journal, std::uint64_t from = 1) {
  std::vector<Record> records;
  EXPECT_EQ(why(collect(journal, records, from)), "");
  return records;
}

template <class J>
std::unique_ptr<J> must(terms::Result<std::unique_ptr<J>> opened) {
  EXPECT_EQ(why(opened), "");
  REDOUBT_CHECK(opened.ok());
  return std::move(*opened);
}

/// As all exhibits come out: in order of path.
inline std::vector<Exhibit> two_exhibits_in_order() {
  return {{"base/blue.yaml", "team: soc\n"}, {"scenario.yaml", "title: First Watch\n"}};
}

}  // namespace redoubt::journal
