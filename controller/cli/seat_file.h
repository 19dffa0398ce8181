#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::cli {

/// Where a controller lets people's programs in, and the code of the seat they take.
struct Doorway {
  std::string address;
  std::string code;
  std::string authority;  ///< PEM; empty: in the clear
  std::string reached;    ///< address by which other machines come to it; may be empty

  friend bool operator==(const Doorway&, const Doorway&) = default;
};

/// The director's place, left in a file of this user's alone while a controller runs, so that
/// `redoubt clock pause` in another terminal needs no code:
/// ${XDG_RUNTIME_DIR:-/tmp/redoubt-UID}/redoubt/director.json. The controller that was started last
/// has it.
class SeatFile {
 public:
  /// Errors: kPermissionDenied for a folder that is not this user's alone, kUnavailable.
  static terms::Result<std::unique_ptr<SeatFile>> leave(const Doorway& doorway);
  /// Takes it away if it is still this one.
  ~SeatFile();
  SeatFile(const SeatFile&) = delete;
  SeatFile& operator=(const SeatFile&) = delete;

  /// Errors: kNotFound where there is none, kPermissionDenied for one that others may read,
  /// kDataLoss.
  static terms::Result<Doorway> read();

 private:
  SeatFile(std::filesystem::path path, Doorway doorway)
      : path_(std::move(path)), doorway_(std::move(doorway)) {}

  std::filesystem::path path_;
  Doorway doorway_;
};

}  // namespace redoubt::cli
