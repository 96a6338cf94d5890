#include "cli/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): not every system declares it

namespace cli {
namespace {

// An open file that is closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    void close() {
        if (number_ >= 0) ::close(release());
    }

  private:
    int number_;
};

struct Pipe {
    Descriptor read_end;
    Descriptor write_end;
};

// Both ends are closed in programs that are started, except where they are handed over.
Pipe make_pipe() {
    std::array<int, 2> ends = {-1, -1};
    if (::pipe(ends.data()) == 0) {
        for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Descriptor nothing() {
    return Descriptor(::open("/dev/null", O_RDWR | O_CLOEXEC));
}

std::vector<char*> pointers(const Words& words) {
    std::vector<char*> all;
    for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
    all.push_back(nullptr);
    return all;
}

// The process that was started, or none.
std::optional<pid_t> start(const Words& arguments, const Words& environment, int in, int out, int err) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    pid_t process = -1;
    const int error = posix_spawnp(&process, arguments.front().c_str(), &actions, nullptr,
                                   pointers(arguments).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? std::optional(process) : std::nullopt;
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Like `::read`, which may be interrupted.
ssize_t read_some(int from, char* to, std::size_t size) {
    for (;;) {
        const ssize_t count = ::read(from, to, size);
        if (count >= 0 || errno != EINTR) return count;
    }
}

using Clock = std::chrono::steady_clock;

// The milliseconds until then, as `::poll` counts them: none is past.
int rest(Clock::time_point then) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

// Writing to a program that has ended is an error to handle, not a signal to die of.
class WithoutBrokenPipe {
  public:
    WithoutBrokenPipe() {
        sigemptyset(&signal_);
        sigaddset(&signal_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &signal_, &before_);
    }
    WithoutBrokenPipe(const WithoutBrokenPipe&) = delete;
    WithoutBrokenPipe& operator=(const WithoutBrokenPipe&) = delete;
    ~WithoutBrokenPipe() {
        sigset_t pending;
        sigpending(&pending);
        int taken = 0;
        if (!was_pending_ && sigismember(&pending, SIGPIPE) == 1) sigwait(&signal_, &taken);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

  private:
    sigset_t signal_{};
    sigset_t before_{};
    bool was_pending_ = false;
};

}  // namespace

std::optional<Finished> run_program(const Words& arguments, const Words& environment, const Limits& limits) {
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    const Descriptor in = nothing();
    const auto process =
        start(arguments, environment, in.number(), out.write_end.number(), err.write_end.number());
    if (!process) return std::nullopt;
    out.write_end.close();
    err.write_end.close();
    Finished finished;
    std::array<pollfd, 2> open = {pollfd{out.read_end.number(), POLLIN, 0},
                                  pollfd{err.read_end.number(), POLLIN, 0}};
    const std::array<std::string*, 2> texts = {&finished.out, &finished.err};
    std::array<char, 16384> piece{};
    const Clock::time_point start_time = Clock::now();
    while (open[0].fd >= 0 || open[1].fd >= 0) {
        const int ready =
            ::poll(open.data(), open.size(), limits.time ? rest(start_time + *limits.time) : -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0) break;
        if (ready == 0) finished.cause = Finished::Cause::time;
        if (limits.bytes && finished.out.size() + finished.err.size() > *limits.bytes)
            finished.cause = Finished::Cause::bytes;
        if (finished.cause != Finished::Cause::itself) {
            ::kill(*process, SIGKILL);
            break;
        }
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open[i].fd < 0 || open[i].revents == 0) continue;
            const ssize_t count = read_some(open[i].fd, piece.data(), piece.size());
            if (count <= 0) {
                open[i].fd = -1;
            } else {
                texts[i]->append(piece.data(), static_cast<std::size_t>(count));
            }
        }
    }
    finished.exit_code = wait_for(*process);
    return finished;
}

Conversation::Conversation(const Words& arguments, const Words& environment) {
    Pipe in = make_pipe();
    Pipe out = make_pipe();
    const Descriptor err = nothing();
    const auto process =
        start(arguments, environment, in.read_end.number(), out.write_end.number(), err.number());
    if (!process) return;
    process_ = *process;
    input_ = in.write_end.release();
    output_ = out.read_end.release();
}

Conversation::~Conversation() {
    if (process_ < 0) return;
    ::close(input_);
    ::close(output_);
    wait_for(process_);
}

bool Conversation::write(std::string_view text) {
    const WithoutBrokenPipe guard;
    while (!text.empty()) {
        const ssize_t count = ::write(input_, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// More of what the program writes, in place of what was read already.
bool Conversation::fill() {
    std::array<char, 65536> piece{};
    const ssize_t count = read_some(output_, piece.data(), piece.size());
    if (count <= 0) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    buffer_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

std::optional<std::string> Conversation::read_line() {
    std::size_t end = buffer_.find('\n', at_);
    while (end == std::string::npos) {
        if (!fill()) return std::nullopt;
        end = buffer_.find('\n', at_);
    }
    std::string line = buffer_.substr(at_, end - at_);
    at_ = end + 1;
    return line;
}

std::optional<std::string> Conversation::read(std::size_t size) {
    while (buffer_.size() - at_ < size) {
        if (!fill()) return std::nullopt;
    }
    std::string text = buffer_.substr(at_, size);
    at_ += size;
    return text;
}

bool Conversation::skip(std::size_t size) {
    while (buffer_.size() - at_ < size) {
        size -= buffer_.size() - at_;
        at_ = buffer_.size();
        if (!fill()) return false;
    }
    at_ += size;
    return true;
}

Words environment_with(const Words& without, const Words& with) {
    Words all = with;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const std::string_view name = text.substr(0, text.find('='));
        const auto is_replaced = [&](const std::string& one) {
            return std::string_view(one).substr(0, one.find('=')) == name;
        };
        if (std::any_of(with.begin(), with.end(), is_replaced)) continue;
        if (std::find(without.begin(), without.end(), name) != without.end()) continue;
        all.emplace_back(text);
    }
    return all;
}

}  // namespace cli
