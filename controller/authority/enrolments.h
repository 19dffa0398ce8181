#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/authority/identity.h"
#include "proto/terms/result.h"

namespace redoubt::authority {

/// Leave for one agent to get its certificate.
struct Invitation {
  std::string cell;
  std::string agent;  ///< empty: it says itself what it is called
  std::int64_t until_s = 0;
};

/// A certificate that was given out, as it is remembered.
struct Given {
  std::string serial;
  Identity identity;
  std::int64_t until_s = 0;
};

/// Who was invited, who holds which certificate, and whose holds no more. Kept in a file that only
/// grows: what a call has changed is on the disk when it returns, and true before. Codes stand in
/// it as their digests. What has ended by itself is forgotten when the file is opened again.
///
/// Bounded: 4,096 open invitations, 16,384 certificates, 16 MiB of file. Not thread-safe.
class Enrolments {
 public:
  /// `now_s` tells what has ended. Errors: kUnavailable, also where another controller has it open;
  /// kPermissionDenied; kDataLoss, with the line.
  static terms::Result<std::unique_ptr<Enrolments>> open(const std::string& path,
                                                         std::int64_t now_s);
  ~Enrolments();
  Enrolments(const Enrolments&) = delete;
  Enrolments& operator=(const Enrolments&) = delete;

  const Invitation* invited(const std::string& digest) const;
  /// All certificates that are on the list.
  std::vector<Given> given() const;
  /// Certificates that are good at that time.
  std::vector<Given> held_by(const Identity& identity, std::int64_t now_s) const;

  // Errors of each: kResourceExhausted where there are too many; kUnavailable for what could not be
  // written, and then nothing has changed.
  terms::Status invite(const std::string& digest, const Invitation& invitation, std::int64_t now_s);
  /// Uses up the invitation, if there is one, and replaces those certificates.
  terms::Status give(const std::string& digest, const Given& given,
                     const std::vector<Given>& instead_of, std::int64_t now_s);
  /// Takes back those certificates, and every invitation in that agent's name. kNotFound where
  /// there is neither.
  terms::Status revoke(const Identity& identity, const std::vector<Given>& certificates);

 private:
  Enrolments() = default;
  terms::Status load(const std::string& path, std::int64_t now_s);
  bool read_line(const std::string& line);
  void forget_ended(std::int64_t now_s);
  terms::Status append(const std::string& lines);

  int file_ = -1;
  std::string path_;
  std::int64_t size_ = 0;
  std::map<std::string, Invitation> invited_;  ///< by digest of the code
  std::map<std::string, Given> given_;         ///< by serial
};

}  // namespace redoubt::authority
