#include "controller/conduct/chronicle.h"

#include <utility>

namespace redoubt::conduct {
namespace {

using journal::Record;
using journal::RecordKind;
using terms::Status;

/// Takes the records in, one after the other.
class Replay {
 public:
  Replay(std::shared_ptr<const scenario::Exercise> exercise, engine::Engine::Listener listener)
      : exercise_(std::move(exercise)), listener_(std::move(listener)) {}

  Status take(const Record& record) {
    const bool written = record.kind == RecordKind::kPerson;
    if (replayed_.closed && !may_follow_the_end(record.kind)) return late(record);
    if ((record.kind == RecordKind::kOpened) != (replayed_.course == nullptr)) {
      return damage(record, "the journal must open exactly once, with its first record");
    }
    if (record.kind == RecordKind::kOpened) return open(record);
    if (record.at < course().engine().now()) return damage(record, "time runs backwards here");
    if (record.at > course().engine().now() && course().held() && !written) {
      return damage(record, "time passes here though an answer is awaited");
    }
    switch (record.kind) {
      case RecordKind::kOrder:
        return order(record);
      case RecordKind::kAnswer:
        return answer(record);
      case RecordKind::kMark:
        return mark(record);
      case RecordKind::kClosed:
        replayed_.closed = true;
        marked_late_ = false;
        return mark(record);
      case RecordKind::kPerson:
        return person(record);
      default:
        return terms::Done{};  // notes steer no course
    }
  }

  terms::Result<Replayed> replayed() && {
    if (replayed_.course == nullptr) {
      return terms::Error{terms::Code::kDataLoss, "the journal holds no exercise"};
    }
    return std::move(replayed_);
  }

 private:
  Course& course() { return *replayed_.course; }

  /// When it is over people still write things down and mark answers; each mark closes it anew.
  bool may_follow_the_end(RecordKind kind) const {
    return kind == RecordKind::kPerson || kind == RecordKind::kOrder ||
           (kind == RecordKind::kClosed && marked_late_);
  }
  static terms::Error late(const Record& record) {
    return damage(record, "stands after the exercise was closed");
  }

  Status open(const Record& record) {
    const auto opening = decode_opening(record);
    if (!opening.ok()) return opening.error();
    const auto& cells = opening->lockstep;
    if (!cells.empty() && !exists(cells.back())) return damage(record, "there is no such cell");
    replayed_.course = std::make_unique<Course>(exercise_, *opening, listener_);
    return terms::Done{};
  }

  Status order(const Record& record) {
    const auto entry = decode_order(record);
    if (!entry.ok()) return entry.error();
    if (!exists(entry->cell)) return damage(record, "there is no such cell");
    if (replayed_.closed && !terms::marks(entry->order.what)) return late(record);
    marked_late_ = replayed_.closed;
    course().order(*entry, record.at);
    return terms::Done{};
  }

  Status answer(const Record& record) {
    auto entry = decode_turn(record);
    if (!entry.ok()) return entry.error();
    if (!exists(entry->cell)) return damage(record, "there is no such cell");
    const auto taken = course().answer(std::move(*entry), record.at);
    if (!taken.ok()) return damage(record, taken.error().message);
    if (*taken == engine::Lockstep::Taken::kNow) return terms::Done{};
    return damage(record, "this grant was answered before");
  }

  Status mark(const Record& record) {
    const auto recorded = decode_standing(record);
    if (!recorded.ok()) return recorded.error();
    course().mark(record.at);
    const Standing derived = course().standing();
    if (derived == *recorded) return terms::Done{};
    return damage(record, "recorded " + std::to_string(recorded->events) + " events, fingerprint " +
                              terms::to_hex(recorded->fingerprint) + "; derived " +
                              std::to_string(derived.events) + " events, fingerprint " +
                              terms::to_hex(derived.fingerprint));
  }

  Status person(const Record& record) {
    auto deed = decode_deed(record);
    if (!deed.ok()) return deed.error();
    if (!exists(deed->cell)) return damage(record, "there is no such cell");
    replayed_.deeds.push_back({record.at, std::move(*deed)});
    return terms::Done{};
  }

  bool exists(terms::CellId cell) const { return cell.value < exercise_->cells.size(); }

  std::shared_ptr<const scenario::Exercise> exercise_;
  engine::Engine::Listener listener_;
  Replayed replayed_;
  bool marked_late_ = false;  ///< since it was closed last
};

}  // namespace

terms::Result<Replayed> replay_course(const journal::Journal& journal,
                                      std::shared_ptr<const scenario::Exercise> exercise,
                                      engine::Engine::Listener listener) {
  Replay replay(std::move(exercise), std::move(listener));
  const Status read = journal.read(1, [&](const Record& record) { return replay.take(record); });
  if (!read.ok()) return read.error();
  return std::move(replay).replayed();
}

terms::Result<std::unique_ptr<engine::Engine>> replay(
    const journal::Journal& journal, std::shared_ptr<const scenario::Exercise> exercise,
    engine::Engine::Listener listener) {
  auto replayed = replay_course(journal, std::move(exercise), std::move(listener));
  if (!replayed.ok()) return replayed.error();
  return std::move(*replayed->course).take_engine();
}

}  // namespace redoubt::conduct
