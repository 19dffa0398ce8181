#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/rpc/desk.h"
#include "controller/rpc/director_news.h"
#include "proto/terms/result.h"

namespace redoubt::rpc {

class Watching;

/// The watches that are open, counted by us. Thread-safe.
class Watches {
 public:
  static constexpr std::size_t kMax = 128;
  static constexpr std::size_t kMaxOfSeat = 16;

  /// Errors: kResourceExhausted for one too many, kUnavailable once shut.
  terms::Status open(const std::shared_ptr<Watching>& watching, const std::string& seat);
  void close(const Watching* watching);
  /// Lets nobody in any more; returns those who are.
  std::vector<std::shared_ptr<Watching>> shut();
  std::size_t open_now() const;

 private:
  mutable std::mutex mutex_;
  bool shut_ = false;
  std::map<const Watching*, std::pair<std::weak_ptr<Watching>, std::string>> open_;
};

/// What carries a watch: a gRPC stream. Calls return at once; answers come later.
class NewsLine {
 public:
  virtual ~NewsLine() = default;
  /// One at a time; answered by on_written(). Stays with the caller until then.
  virtual void write(const v1::News& news) = 0;
  /// Once, with no write out; nothing may be started after it.
  virtual void finish(const terms::Status& status) = 0;
};

/// One program that looks on. It is told what is new in each of its views; that view is told more
/// once all of this has been written, so whoever reads slowly is told less often and holds up
/// nobody.
///
/// Everything is done on the desk: what comes from the strand and from gRPC is posted there, and so
/// it ends exactly once.
class Watching final : public std::enable_shared_from_this<Watching> {
 public:
  /// The bridge must outlive it. `cells`: whose eyes it looks through besides its own.
  Watching(conduct::Bridge& bridge, std::shared_ptr<Desk> desk, Narrator narrator,
           std::optional<terms::CellId> own, const std::vector<terms::CellId>& cells);
  ~Watching();

  /// `line` lives until finish() has been called on it.
  void start(NewsLine& line);

  // From any thread.
  void on_written(bool sent);
  void on_cancelled();
  void dismiss(terms::Status why);

 private:
  class Ear;
  struct Told;  // messages that wait to be written: director_watch.cc

  void open();
  void hear(std::size_t nth, std::shared_ptr<const conduct::News> news);
  void end(terms::Status why);
  void word_next();
  void proceed();

  conduct::Bridge* bridge_;
  std::shared_ptr<Desk> desk_;
  // The desk's.
  NewsLine* line_ = nullptr;
  Narrator narrator_;
  std::vector<std::optional<terms::CellId>> views_of_;  ///< nothing: of all
  std::vector<conduct::View> views_;
  std::vector<bool> caught_up_;  ///< by view
  bool told_caught_up_ = false;
  std::deque<std::pair<std::size_t, std::shared_ptr<const conduct::News>>> heard_;
  std::unique_ptr<Told> told_;
  bool writing_ = false;
  std::optional<terms::Status> ending_;
};

}  // namespace redoubt::rpc
