#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "controller/authority/enrolments.h"
#include "controller/authority/identity.h"
#include "controller/authority/root.h"
#include "proto/terms/result.h"

namespace redoubt::authority {

/// The exercise's own certificate authority: proves the controller to those who come in, and agents
/// to the controller. Everything it knows stands in one folder of its owner's alone:
///
///   authority.key   its key and certificate      server.key   the controller's
///   authority.pem   the certificate, for others  enrolments   codes and certificates given out
///
/// An agent is enrolled once, with a code that is good once, for one cell and a short time; after
/// that it renews its certificate itself. Only certificates that are on the list are good, so one
/// that is taken back is refused at once.
///
/// Thread-safe. What changes the list writes to the disk and waits for it; admit() does not.
class Authority {
 public:
  struct Settings {
    std::int64_t codes_live_s = 3'600;
    std::int64_t certificates_live_s = 86'400;
    std::function<std::int64_t()> now_s;  ///< Unix time; empty: the machine's
  };

  /// What stands in the folder, or a new one. Errors: kPermissionDenied for what others may read,
  /// kUnavailable, kDataLoss.
  static terms::Result<std::unique_ptr<Authority>> at(const std::string& folder,
                                                      const std::string& exercise,
                                                      Settings settings);
  static terms::Result<std::unique_ptr<Authority>> at(const std::string& folder,
                                                      const std::string& exercise);

  /// The root certificate as PEM, and where it lies for those who hand it on.
  const std::string& certificate() const { return certificate_; }
  std::string certificate_file() const { return folder_ + "/authority.pem"; }
  const std::string& fingerprint() const { return fingerprint_; }

  /// Key and certificate of a door that is reached by these names; the same as last time while they
  /// will do. Errors: kInvalidArgument for what is no name; those of files.
  terms::Result<Credentials> serve_as(const std::vector<std::string>& names);

  struct Invited {
    std::string code;  ///< "4KQ7-M2XR-T9VA-HJ3C." and the beginning of the fingerprint
    std::int64_t until_s = 0;
  };
  /// A code for an agent of that cell; `agent` may be empty, then it says its name itself. Errors:
  /// kInvalidArgument for what can be no name, kResourceExhausted, kUnavailable.
  terms::Result<Invited> invite(const std::string& cell, const std::string& agent);

  struct Enrolled {
    std::string certificate;  ///< PEM
    Identity identity;
    std::int64_t until_s = 0;
  };
  /// Uses up the code. Errors: kPermissionDenied for one that is not good, or not for that agent;
  /// kAlreadyExists where an agent of that name holds a certificate and the code names nobody;
  /// kInvalidArgument; and then the code is as good as before.
  terms::Result<Enrolled> enrol(std::string_view code, const std::string& agent,
                                std::string_view request);
  /// For one that has come in with its certificate, when half of the life of that is over; the old
  /// one stays good. Errors: kFailedPrecondition before that, kPermissionDenied, kInvalidArgument.
  terms::Result<Enrolled> renew(const Bearer& bearer, std::string_view request);
  /// For an agent that the controller starts itself, in place of what it held before.
  terms::Result<Credentials> issue(const Identity& identity);

  /// Takes back what that agent holds: how many certificates. Errors: kNotFound where it holds none
  /// and is not invited either; kUnavailable.
  terms::Result<std::size_t> revoke(const Identity& identity);

  /// Who shows this certificate (PEM). Errors: kPermissionDenied.
  terms::Result<Bearer> admit(const std::string& certificate) const;
  bool is_good(const Bearer& bearer) const;
  std::int64_t now_s() const;

  /// Is called after certificates have been taken back, by whoever took them; empty: nobody is.
  void when_revoked(std::function<void()> call);

 private:
  Authority(std::string folder, std::string exercise, Root root,
            std::unique_ptr<Enrolments> enrolments, Settings settings);
  terms::Result<Enrolled> give(const std::string& digest, const std::string& certificate,
                               const std::vector<Given>& instead_of);
  void tell_revoked();

  const std::string folder_;
  const std::string exercise_;
  const Root root_;
  const std::string certificate_;
  const std::string fingerprint_;
  const Settings settings_;

  std::mutex writing_;  ///< guards the list; is held while the disk is waited for
  std::unique_ptr<Enrolments> enrolments_;

  mutable std::mutex looking_;            ///< guards what follows; never for long
  std::map<std::string, Identity> good_;  ///< by serial: what is on the list
  std::mutex telling_;
  std::function<void()> when_revoked_;  ///< under telling_
};

}  // namespace redoubt::authority
