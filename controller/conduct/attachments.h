#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "controller/conduct/logbook.h"
#include "controller/conduct/people.h"
#include "proto/terms/time.h"

namespace redoubt::conduct {

/// All attachments of one exercise together; one more is refused.
inline constexpr std::size_t kAttachmentsMax = 2'000;
inline constexpr std::size_t kAttachmentsBytesMax = 50'000'000;

/// What may be attached, told by the bytes themselves and by nothing that is said of them.
enum class FileType : std::uint8_t { kPng, kJpeg, kPdf, kText };
/// Nothing for what is none of these. Text is UTF-8 without control characters.
std::optional<FileType> type_of(std::string_view bytes);
const char* media_type(FileType type);  ///< "image/png"

/// Letters, digits, dots, dashes and underscores, not beginning with a dot: nothing that a path, a
/// header or a shell reads anything into.
bool plain_file_name(std::string_view name);

struct Attachment {
  std::uint64_t number = 0;  ///< from 1, without gap
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t wall_us = 0;
  Person who;
  FileType type = FileType::kText;
  AttachmentWish what;
};

/// Everything that was attached to observations. Append-only. Belongs to the strand; what it keeps
/// never changes and may be read anywhere. Whoever may read the observation may read it.
class Attachments {
 public:
  /// Whether it can be kept: its limits, its type, and that whoever attaches it wrote the
  /// observation. Errors: kInvalidArgument, kResourceExhausted.
  terms::Status may(const Person& who, const AttachmentWish& wish, const Logbook& logbook) const;
  /// What may() has let through.
  void add(Attachment attachment);

  const std::vector<std::shared_ptr<const Attachment>>& all() const { return all_; }

 private:
  std::vector<std::shared_ptr<const Attachment>> all_;
  std::size_t bytes_ = 0;
};

}  // namespace redoubt::conduct
